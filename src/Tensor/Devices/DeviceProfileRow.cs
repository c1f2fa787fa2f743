namespace DeZeroNative;

/// <summary>One kernel of a <see cref="DeviceProfile"/>.</summary>
/// <param name="Kernel">Program, element type and kernel, <c>binary add float32 dense</c>, or the kind of copy.</param>
/// <param name="Calls">How often it ran.</param>
/// <param name="Time">Time on the device, all calls together.</param>
/// <param name="Share">Part of the time of all rows, 0 to 1.</param>
/// <param name="Bytes">Bytes of the operands, each counted once; what a kernel reads again, and scratch memory, do not count.</param>
/// <param name="Flops">Floating-point operations; 0 where they are not counted.</param>
public sealed record DeviceProfileRow(string Kernel, long Calls, TimeSpan Time, double Share, long Bytes, long Flops)
{
    /// <summary>10^9 bytes per second; 0 where no time passed.</summary>
    public double GigabytesPerSecond => PerNanosecond(Bytes);

    /// <summary>10^9 floating-point operations per second; 0 where they are not counted.</summary>
    public double GigaflopsPerSecond => PerNanosecond(Flops);

    private double PerNanosecond(long amount) => Time > TimeSpan.Zero ? amount / Time.TotalNanoseconds : 0;
}
