namespace DeZeroNative;

/// <summary>Memory of the host, reachable by reference.</summary>
internal abstract class HostStorage(long byteLength) : Storage(Device.Cpu, byteLength)
{
    /// <summary>The first byte.</summary>
    /// <exception cref="ObjectDisposedException">The memory was given back.</exception>
    internal abstract ref byte Origin { get; }

    /// <summary>Notes that a span over the memory leaves the library, so that the memory must outlive every tensor.</summary>
    internal virtual void Expose()
    {
    }

    /// <summary>Memory for <paramref name="byteLength"/> bytes, not cleared.</summary>
    internal static HostStorage Rent(long byteLength) =>
        byteLength <= ArrayStorage.MaxBytes ? new ArrayStorage(byteLength) : new PooledStorage(byteLength);
}
