using System.Diagnostics;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// One device at work: its context and its one asynchronous in-order queue. Every call may come from any thread. Commands run in
/// the order they were enqueued, so a buffer may be handed to its next user as soon as the last command on it is in the queue.
/// </summary>
internal sealed unsafe class OpenClContext : IDisposable
{
    private readonly CL _cl;
    private readonly ContextHandle _context;
    private readonly QueueHandle _plain;
    private readonly UploadStaging _uploads;

    // A queue that takes times costs some drivers time itself: it is a second one, in use only while the device is profiled.
    private QueueHandle? _timed;
    private QueueHandle _queue;
    private CommandProfile? _profile;

    /// <summary>Opens a device; <paramref name="cache"/> keeps its programs, <paramref name="api"/> stands in for the loader in tests.</summary>
    public OpenClContext(OpenClDevice device, ProgramCache cache, CL? api = null)
    {
        _cl = api ?? CL.GetApi();
        Device = device;
        Cache = cache;
        nint* properties = stackalloc nint[] { (nint)ContextProperties.Platform, device.Platform, 0 };
        nint id = device.Id;
        int status = 0;
        nint context = _cl.CreateContext(properties, 1, &id, null, null, &status);
        OpenClException.ThrowOnError(status, "clCreateContext");
        _context = new ContextHandle(context);
        try
        {
            _queue = _plain = CreateQueue(CommandQueueProperties.None);
        }
        catch
        {
            _context.Dispose();
            throw;
        }

        _uploads = new UploadStaging(_cl, this);
    }

    /// <summary>The device.</summary>
    public OpenClDevice Device { get; }

    /// <summary>Where its programs are kept.</summary>
    public ProgramCache Cache { get; }

    /// <summary>What has been done so far.</summary>
    public OpenClCounters Counters { get; } = new();

    /// <summary>What a failed call is raised as, if not as itself.</summary>
    public Func<OpenClException, Exception>? Translate { get; init; }

    /// <summary>Gives memory back when a command found none; the command is then tried once more.</summary>
    public Action? ShortOfMemory { get; set; }

    internal CL Api => _cl;

    internal nint RawContext => _context.Raw;

    /// <summary>Held while a command is put together and enqueued: kernels keep their arguments, and a profile changes the queue.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>The queue of this moment. A command that others wait for is enqueued under the gate.</summary>
    internal nint RawQueue => _queue.Raw;

    /// <summary>Allocates device memory, or returns null where the device has none left.</summary>
    public MemHandle? TryCreateBuffer(long bytes)
    {
        int status = 0;
        nint mem = _cl.CreateBuffer(_context.Raw, MemFlags.ReadWrite, (nuint)bytes, null, &status);
        return status == 0 ? new MemHandle(mem) : IsShortage(status) ? null : throw Failure("clCreateBuffer", status, $"{bytes} bytes");
    }

    /// <summary>
    /// A part of a buffer as a buffer of its own, or null where the driver makes none; <paramref name="start"/> is a multiple of the device's
    /// base alignment.
    /// </summary>
    public MemHandle? TryCreatePart(MemHandle buffer, long start, long bytes)
    {
        int status = 0;
        var region = new BufferRegion((nuint)start, (nuint)bytes);
        nint part = _cl.CreateSubBuffer(buffer.Raw, MemFlags.ReadWrite, BufferCreateType.Region, &region, &status);
        return status == 0 ? new MemHandle(part) : null;
    }

    /// <summary>Copies device memory to the host, waiting for every command before it.</summary>
    public void Read(MemHandle source, long offset, Span<byte> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        Counters.CountRead();
        CommandProfile? profile = _profile;
        nint done = 0;
        fixed (byte* to = destination)
        {
            int status = _cl.EnqueueReadBuffer(
                RawQueue, source.Raw, true, (nuint)offset, (nuint)destination.Length, to, 0, null, profile is null ? null : &done);
            Check(status, "clEnqueueReadBuffer");
        }

        if (profile is not null)
        {
            lock (Gate)
            {
                profile.Add("copy to the host", done, destination.Length, 0);
            }
        }

        GC.KeepAlive(source);
    }

    /// <summary>Starts a copy of device memory to native memory that stays; it is there when the host has next waited for the device.</summary>
    public void BeginRead(MemHandle source, Span<byte> destination)
    {
        fixed (byte* to = destination)
        {
            lock (Gate)
            {
                Check(_cl.EnqueueReadBuffer(RawQueue, source.Raw, false, 0, (nuint)destination.Length, to, 0, null, null), "clEnqueueReadBuffer");
            }
        }

        GC.KeepAlive(source);
    }

    /// <summary>Copies host memory to the device without waiting: the bytes are taken over before this returns.</summary>
    public void Write(ReadOnlySpan<byte> source, MemHandle destination, long offset)
    {
        if (!source.IsEmpty)
        {
            _uploads.Write(source, destination, offset);
        }
    }

    /// <summary>Copies device memory to device memory; the ranges do not overlap.</summary>
    public void Copy(MemHandle source, long sourceOffset, MemHandle destination, long destinationOffset, long bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        lock (Gate)
        {
            nint done = 0;
            int status = _cl.EnqueueCopyBuffer(
                RawQueue, source.Raw, destination.Raw, (nuint)sourceOffset, (nuint)destinationOffset, (nuint)bytes, 0, null,
                _profile is null ? null : &done);
            Check(status, "clEnqueueCopyBuffer");
            _profile?.Add("copy on the device", done, 2 * bytes, 0);
        }

        GC.KeepAlive(source);
        GC.KeepAlive(destination);
    }

    /// <summary>Compiles a program, or takes it from the cache.</summary>
    public OpenClProgram Build(string name, string source, string options = "") => OpenClProgram.Build(this, name, source, options);

    /// <summary>Hands the queued commands to the device.</summary>
    public void Flush() => Check(_cl.Flush(RawQueue), "clFlush");

    /// <summary>Waits until the device has run everything.</summary>
    public void Finish()
    {
        Counters.CountSynchronisation();
        Check(_cl.Finish(RawQueue), "clFinish");
    }

    /// <summary>Starts to take the times of the commands, after those that are queued; null where that is being done already.</summary>
    public CommandProfile? StartProfile()
    {
        lock (Gate)
        {
            if (_profile is not null)
            {
                return null;
            }

            Finish();
            _queue = _timed ??= CreateQueue(CommandQueueProperties.ProfilingEnable);
            return _profile = new CommandProfile(_cl);
        }
    }

    /// <summary>Waits for the device, if it is still profiled, and tells what the commands came to so far.</summary>
    public CommandTotals[] Totals(CommandProfile profile)
    {
        lock (Gate)
        {
            if (profile == _profile)
            {
                Finish();
            }

            return profile.Totals();
        }
    }

    /// <summary>Ends a profile, whose totals stay; its commands are waited for.</summary>
    public void StopProfile(CommandProfile profile)
    {
        lock (Gate)
        {
            if (profile == _profile)
            {
                // First, for who waits or reads takes whatever queue is there: the other one would not wait for these commands.
                Counters.CountSynchronisation();
                int status = _cl.Finish(_timed!.Raw);
                (_profile, _queue) = (null, _plain);
                Check(status, "clFinish");
                profile.Totals();
            }
        }
    }

    /// <summary>Waits for the device and closes it.</summary>
    public void Dispose()
    {
        if (!_plain.IsClosed)
        {
            _ = _cl.Finish(RawQueue);
            _uploads.Dispose();
            _timed?.Dispose();
            _plain.Dispose();
            _context.Dispose();
        }
    }

    /// <summary>Enqueues a kernel whose arguments are set, under the gate; returns the status.</summary>
    internal int Enqueue(OpenClKernel kernel, uint dimensions, nuint* offset, nuint* global, nuint* local, long moved, long flops)
    {
        Debug.Assert(Gate.IsHeldByCurrentThread);
        nint done = 0;
        int status = _cl.EnqueueNdrangeKernel(RawQueue, kernel.Raw, dimensions, offset, global, local, 0, null, _profile is null ? null : &done);
        if (status == 0)
        {
            Counters.CountLaunch();
            _profile?.Add(kernel.FullName, done, moved, flops);
        }

        return status;
    }

    /// <summary>Enqueues a copy of native memory that stays until the event is complete.</summary>
    internal EventHandle EnqueueWrite(void* source, long bytes, MemHandle destination, long offset)
    {
        lock (Gate)
        {
            nint done = 0;
            Check(_cl.EnqueueWriteBuffer(RawQueue, destination.Raw, false, (nuint)offset, (nuint)bytes, source, 0, null, &done), "clEnqueueWriteBuffer");
            if (_profile is not null)
            {
                Check(_cl.RetainEvent(done), "clRetainEvent");
                _profile.Add("copy from the host", done, bytes, 0);
            }

            return new EventHandle(done);
        }
    }

    /// <summary>Makes room after a command failed for want of memory; false where it failed for another reason.</summary>
    internal bool Relieve(int status)
    {
        if (!IsShortage(status) || ShortOfMemory is not { } relieve)
        {
            return false;
        }

        relieve();
        return true;
    }

    /// <summary>The exception of a failed call, as the owner of the context wants it.</summary>
    internal Exception Failure(string call, int status, string? detail = null)
    {
        var failure = new OpenClException(call, status, detail);
        return Translate is null ? failure : Translate(failure);
    }

    /// <summary>Raises <see cref="Failure"/> unless a status is success.</summary>
    internal void Check(int status, string call)
    {
        if (status != 0)
        {
            throw Failure(call, status);
        }
    }

    private static bool IsShortage(int status) => (ErrorCodes)status
        is ErrorCodes.MemObjectAllocationFailure or ErrorCodes.OutOfResources or ErrorCodes.OutOfHostMemory or ErrorCodes.InvalidBufferSize;

    private QueueHandle CreateQueue(CommandQueueProperties properties)
    {
        int status = 0;
        nint queue = _cl.CreateCommandQueue(_context.Raw, Device.Id, properties, &status);
        OpenClException.ThrowOnError(status, "clCreateCommandQueue");
        return new QueueHandle(queue);
    }
}
