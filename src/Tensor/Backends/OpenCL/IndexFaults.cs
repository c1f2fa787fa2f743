using System.Runtime.InteropServices;
using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>
/// Where kernels note the first position that was out of range, and what reports it. The note is read together with the next
/// thing that the host waits for, so it costs no wait of its own.
/// <code>
///   note: operation (0 while there is nothing to say), index, size
/// </code>
/// </summary>
internal sealed unsafe class IndexFaults
{
    private const int Words = 3;

    private readonly OpenClContext _context;
    private readonly Lock _gate = new();
    private readonly List<string> _operations = [];

    // Native memory, because the copy into it goes on after the call; it stays for as long as the process.
    private readonly long* _copy = (long*)NativeMemory.AllocZeroed(Words, sizeof(long));

    private MemHandle? _note;
    private bool _unread;

    internal IndexFaults(OpenClContext context) => _context = context;

    /// <summary>The note, for a kernel to write, and the number that stands for an operation in it.</summary>
    internal MemHandle NoteFor(string operation, out int number)
    {
        lock (_gate)
        {
            if (_note is null)
            {
                _note = _context.TryCreateBuffer(Words * sizeof(long)) ?? throw new DeviceException("[index] the device has no room for a note of three numbers");
                Clear(_note);
            }
            number = _operations.IndexOf(operation) + 1;
            if (number == 0)
            {
                _operations.Add(operation);
                number = _operations.Count;
            }
            return _note;
        }
    }

    /// <summary>Called when a kernel that may write the note is in the queue.</summary>
    internal void Expect()
    {
        lock (_gate) _unread = true;
    }

    /// <summary>Waits for the device by <paramref name="wait"/>, and reports what was noted before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position was out of range.</exception>
    internal void Report(string device, Action wait)
    {
        bool reading;
        lock (_gate)
        {
            reading = _unread;
            _unread = false;
            if (reading) _context.BeginRead(_note!, new Span<byte>(_copy, Words * sizeof(long)));
        }
        wait();
        if (!reading) return;
        string message;
        lock (_gate)
        {
            if (_copy[0] == 0) return;
            message = $"[{_operations[(int)_copy[0] - 1]}] index {_copy[1]} is out of range for size {_copy[2]} (found when {device} was waited for)";
            new Span<long>(_copy, Words).Clear();
            Clear(_note!);
        }
        throw new ArgumentOutOfRangeException("index", message);
    }

    private void Clear(MemHandle note) => _context.Write(stackalloc byte[Words * sizeof(long)], note, 0);
}
