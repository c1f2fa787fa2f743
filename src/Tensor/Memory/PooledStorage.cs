namespace DeZeroNative;

/// <summary>
/// A block of the host pool. It returns to the pool when its tensors are disposed, or by the finalizer when they are
/// dropped. A block whose span was handed out is never used again: the span, and only it, keeps the array alive.
/// </summary>
internal sealed class PooledStorage : HostStorage
{
    private HostBlock? _block;
    private bool _exposed;

    internal PooledStorage(long byteLength) : base(byteLength) => _block = HostPool.Instance.Rent(byteLength);

    ~PooledStorage() => GiveBack(explicitly: false);

    internal override ref byte Origin
    {
        get
        {
            HostBlock? block = _block;
            ObjectDisposedException.ThrowIf(block is null, typeof(Tensor));
            return ref block.Origin;
        }
    }

    internal override void Expose() => _exposed = true;

    protected override void Free()
    {
        GiveBack(explicitly: true);
        GC.SuppressFinalize(this);
    }

    private void GiveBack(bool explicitly)
    {
        HostBlock? block = Interlocked.Exchange(ref _block, null);
        if (block is null) return;
        if (_exposed) HostPool.Instance.Forget(block);
        else HostPool.Instance.Return(block, explicitly);
    }
}
