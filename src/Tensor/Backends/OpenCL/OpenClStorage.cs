using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>A block of a device's pool. It returns when its tensors are disposed, or by the finalizer when they are dropped.</summary>
internal sealed class OpenClStorage : Storage
{
    private readonly OpenClPool _pool;
    private OpenClBlock? _block;

    internal OpenClStorage(Device device, OpenClPool pool, long byteLength)
        : base(device, byteLength)
    {
        _pool = pool;
        _block = pool.Rent(byteLength);
    }

    ~OpenClStorage() => GiveBack(explicitly: false);

    /// <summary>The buffer. Keep the tensor reachable until the commands that use it are in the queue.</summary>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    internal MemHandle Memory
    {
        get
        {
            OpenClBlock? block = _block;
            ObjectDisposedException.ThrowIf(block is null, typeof(Tensor));
            return block.Memory;
        }
    }

    protected override void Free()
    {
        GiveBack(explicitly: true);
#pragma warning disable CA1816 // Free is this class's Dispose.
        GC.SuppressFinalize(this);
#pragma warning restore CA1816
    }

    private void GiveBack(bool explicitly)
    {
        OpenClBlock? block = Interlocked.Exchange(ref _block, null);
        if (block is not null) _pool.Return(block, explicitly);
    }
}
