namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// One device at work: its context and its one asynchronous in-order queue. Every call may come from any thread. Commands run in
/// the order they were enqueued, so a buffer may be handed to its next user as soon as the last command on it is in the queue.
/// </summary>
internal sealed unsafe class OpenClContext : IDisposable
{
    private readonly CL _cl;
    private readonly ContextHandle _context;
    private readonly QueueHandle _queue;
    private readonly UploadStaging _uploads;

    /// <summary>Opens a device; <paramref name="cache"/> keeps its programs.</summary>
    public OpenClContext(OpenClDevice device, ProgramCache cache)
    {
        _cl = CL.GetApi();
        Device = device;
        Cache = cache;
        nint* properties = stackalloc nint[] { (nint)ContextProperties.Platform, device.Platform, 0 };
        nint id = device.Id;
        int status = 0;
        nint context = _cl.CreateContext(properties, 1, &id, null, null, &status);
        OpenClException.ThrowOnError(status, "clCreateContext");
        _context = new ContextHandle(context);
        nint queue = _cl.CreateCommandQueue(context, id, CommandQueueProperties.None, &status);
        OpenClException.ThrowOnError(status, "clCreateCommandQueue");
        _queue = new QueueHandle(queue);
        _uploads = new UploadStaging(_cl, _queue, Counters);
    }

    /// <summary>The device.</summary>
    public OpenClDevice Device { get; }

    /// <summary>Where its programs are kept.</summary>
    public ProgramCache Cache { get; }

    /// <summary>What has been done so far.</summary>
    public OpenClCounters Counters { get; } = new();

    internal CL Api => _cl;

    internal nint RawQueue => _queue.Raw;

    internal nint RawContext => _context.Raw;

    /// <summary>Allocates device memory, or returns null where the device has none left.</summary>
    public MemHandle? TryCreateBuffer(long bytes)
    {
        int status = 0;
        nint mem = _cl.CreateBuffer(_context.Raw, MemFlags.ReadWrite, (nuint)bytes, null, &status);
        switch ((ErrorCodes)status)
        {
            case ErrorCodes.Success:
                return new MemHandle(mem);
            case ErrorCodes.MemObjectAllocationFailure or ErrorCodes.OutOfResources or ErrorCodes.OutOfHostMemory or ErrorCodes.InvalidBufferSize:
                return null;
            default:
                throw new OpenClException("clCreateBuffer", status, $"{bytes} bytes");
        }
    }

    /// <summary>Copies device memory to the host, waiting for every command before it.</summary>
    public void Read(MemHandle source, long offset, Span<byte> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        Counters.CountRead();
        fixed (byte* to = destination)
        {
            int status = _cl.EnqueueReadBuffer(_queue.Raw, source.Raw, true, (nuint)offset, (nuint)destination.Length, to, 0, null, null);
            OpenClException.ThrowOnError(status, "clEnqueueReadBuffer");
        }

        GC.KeepAlive(source);
    }

    /// <summary>Starts a copy of device memory to native memory that stays; it is there when the host has next waited for the device.</summary>
    public void BeginRead(MemHandle source, Span<byte> destination)
    {
        fixed (byte* to = destination)
        {
            int status = _cl.EnqueueReadBuffer(_queue.Raw, source.Raw, false, 0, (nuint)destination.Length, to, 0, null, null);
            OpenClException.ThrowOnError(status, "clEnqueueReadBuffer");
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

        int status = _cl.EnqueueCopyBuffer(
            _queue.Raw, source.Raw, destination.Raw, (nuint)sourceOffset, (nuint)destinationOffset, (nuint)bytes, 0, null, null);
        OpenClException.ThrowOnError(status, "clEnqueueCopyBuffer");
        GC.KeepAlive(source);
        GC.KeepAlive(destination);
    }

    /// <summary>Compiles a program, or takes it from the cache.</summary>
    public OpenClProgram Build(string name, string source, string options = "") => OpenClProgram.Build(this, name, source, options);

    /// <summary>Hands the queued commands to the device.</summary>
    public void Flush() => OpenClException.ThrowOnError(_cl.Flush(_queue.Raw), "clFlush");

    /// <summary>Waits until the device has run everything.</summary>
    public void Finish()
    {
        Counters.CountSynchronisation();
        OpenClException.ThrowOnError(_cl.Finish(_queue.Raw), "clFinish");
    }

    /// <summary>Waits for the device and closes it.</summary>
    public void Dispose()
    {
        if (!_queue.IsClosed)
        {
            _ = _cl.Finish(_queue.Raw);
            _uploads.Dispose();
            _queue.Dispose();
            _context.Dispose();
        }
    }
}
