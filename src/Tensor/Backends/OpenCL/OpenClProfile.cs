using DeZeroNative.Interop.OpenCL;

namespace DeZeroNative.Backends.OpenCL;

/// <summary>A profile by the events of an OpenCL queue.</summary>
internal sealed class OpenClProfile(OpenClContext context, CommandProfile commands) : DeviceProfile
{
    public override IReadOnlyList<DeviceProfileRow> Rows
    {
        get
        {
            CommandTotals[] totals = context.Totals(commands);
            double all = Math.Max(1, totals.Sum(t => t.Nanoseconds));
            return
            [
                .. totals.Select(t => new DeviceProfileRow(
                    t.Name, t.Calls, TimeSpan.FromMicroseconds(t.Nanoseconds / 1e3), t.Nanoseconds / all, t.Bytes, t.Flops)),
            ];
        }
    }

    private protected override void Stop() => context.StopProfile(commands);
}
