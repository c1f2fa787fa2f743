namespace DeZeroNative;

/// <summary>
/// The memory behind one tensor and its views, on one device. Tensors that were disposed count down the owners; the last
/// one gives the memory back at once. Memory whose tensors were simply dropped comes back by the finalizer of the
/// storages that need one.
/// </summary>
internal abstract class Storage(Device device, long byteLength)
{
    private int _owners = 1;

    internal Device Device { get; } = device;

    internal long ByteLength { get; } = byteLength;

    /// <summary>Notes one more tensor over this memory.</summary>
    internal void Retain() => Interlocked.Increment(ref _owners);

    /// <summary>Notes that one tensor let go.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _owners) == 0) Free();
    }

    /// <summary>Gives the memory back to where it came from. Called once.</summary>
    protected abstract void Free();
}
