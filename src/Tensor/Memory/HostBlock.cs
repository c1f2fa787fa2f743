using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeZeroNative;

/// <summary>A pinned, 64-byte aligned piece of managed memory. Being managed, it can never be read after it is freed.</summary>
internal sealed class HostBlock : PoolBlock
{
    private const int Alignment = 64;

    // Cache lines as elements let one array pass the two gigabytes that a byte array is held to.
    private readonly CacheLine[] _lines;
    private readonly int _start;

    /// <exception cref="OutOfMemoryException">The memory is not to be had.</exception>
    internal unsafe HostBlock(long capacity) : base(capacity)
    {
        if (capacity / Alignment >= Array.MaxLength) throw new InsufficientMemoryException($"[allocate] cpu has no {capacity} bytes in one piece");
        _lines = GC.AllocateUninitializedArray<CacheLine>((int)(capacity / Alignment + 1), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_lines));
        _start = (int)((Alignment - address % Alignment) % Alignment);
    }

    internal ref byte Origin => ref Unsafe.Add(ref Unsafe.As<CacheLine, byte>(ref MemoryMarshal.GetArrayDataReference(_lines)), _start);

    [InlineArray(Alignment)]
    private struct CacheLine
    {
        private byte _first;
    }
}
