namespace DeZeroNative.Interop.OpenCL;

/// <summary>What one context has done so far. Nothing here can be hidden: a copy to the host and a wait are always counted.</summary>
internal sealed class OpenClCounters
{
    private long _sourceBuilds;
    private long _cacheHits;
    private long _hostRoundTrips;
    private long _hostSynchronisations;
    private long _kernelLaunches;
    private long _uploadedBytes;

    /// <summary>Programs compiled from source.</summary>
    public long SourceBuilds => Interlocked.Read(ref _sourceBuilds);

    /// <summary>Programs taken from the cache on disk.</summary>
    public long CacheHits => Interlocked.Read(ref _cacheHits);

    /// <summary>Reads from the device to the host.</summary>
    public long HostRoundTrips => Interlocked.Read(ref _hostRoundTrips);

    /// <summary>Waits of the host for the device, reads included.</summary>
    public long HostSynchronisations => Interlocked.Read(ref _hostSynchronisations);

    /// <summary>Kernels enqueued.</summary>
    public long KernelLaunches => Interlocked.Read(ref _kernelLaunches);

    /// <summary>Bytes copied from the host to the device.</summary>
    public long UploadedBytes => Interlocked.Read(ref _uploadedBytes);

    internal void CountSourceBuild() => Interlocked.Increment(ref _sourceBuilds);

    internal void CountCacheHit() => Interlocked.Increment(ref _cacheHits);

    internal void CountLaunch() => Interlocked.Increment(ref _kernelLaunches);

    internal void CountUpload(long bytes) => Interlocked.Add(ref _uploadedBytes, bytes);

    internal void CountSynchronisation() => Interlocked.Increment(ref _hostSynchronisations);

    internal void CountRead()
    {
        Interlocked.Increment(ref _hostRoundTrips);
        CountSynchronisation();
    }
}
