namespace DeZeroNative;

/// <summary>
/// What a device has done since it was opened, at one moment. The difference of two is what was done between them:
/// <c>device.Counters - before</c>. The CPU has nothing to count: its work is done when a call returns.
/// </summary>
/// <param name="HostRoundTrips">Reads from the device to the host.</param>
/// <param name="HostSynchronizations">Waits of the host for the device, reads included.</param>
/// <param name="KernelLaunches">Kernels put into the queue.</param>
/// <param name="SourceBuilds">Programs compiled from source.</param>
/// <param name="CacheHits">Programs taken from the cache on disk.</param>
/// <param name="UploadedBytes">Bytes copied from the host to the device.</param>
public readonly record struct DeviceCounters(
    long HostRoundTrips, long HostSynchronizations, long KernelLaunches, long SourceBuilds, long CacheHits, long UploadedBytes)
{
    /// <summary>What was done between two moments, the later one first.</summary>
    public static DeviceCounters operator -(DeviceCounters later, DeviceCounters earlier) => Subtract(later, earlier);

    /// <summary>What was done between two moments, the later one first.</summary>
    public static DeviceCounters Subtract(DeviceCounters later, DeviceCounters earlier) => new(
        later.HostRoundTrips - earlier.HostRoundTrips,
        later.HostSynchronizations - earlier.HostSynchronizations,
        later.KernelLaunches - earlier.KernelLaunches,
        later.SourceBuilds - earlier.SourceBuilds,
        later.CacheHits - earlier.CacheHits,
        later.UploadedBytes - earlier.UploadedBytes);
}
