using System.Globalization;
using System.Text;

namespace DeZeroNative;

/// <summary>
/// The time that a device spends in each kernel, from <see cref="Device.Profile"/> until it is disposed:
/// <c>using DeviceProfile profile = device.Profile();</c>. What was gathered can be read before and after.
/// </summary>
public abstract class DeviceProfile : IDisposable
{
    private protected DeviceProfile()
    {
    }

    /// <summary>One row per kernel, the longest first. While the profile runs, this waits for the device.</summary>
    public abstract IReadOnlyList<DeviceProfileRow> Rows { get; }

    /// <summary>Ends the profile; what was gathered stays.</summary>
    public void Dispose()
    {
        Stop();
        GC.SuppressFinalize(this);
    }

    /// <summary>
    /// A table: kernel, calls, milliseconds in all, share, microseconds per call, GB/s, GFLOP/s. While the profile runs, this waits for the device.
    /// </summary>
    public override string ToString()
    {
        IReadOnlyList<DeviceProfileRow> rows = Rows;
        var all = new DeviceProfileRow(
            "all", rows.Sum(r => r.Calls), TimeSpan.FromTicks(rows.Sum(r => r.Time.Ticks)), rows.Count > 0 ? 1 : 0, rows.Sum(r => r.Bytes), rows.Sum(r => r.Flops));
        int width = Math.Max("kernel".Length, rows.Select(r => r.Kernel.Length).DefaultIfEmpty().Max());
        var table = new StringBuilder();
        Line("kernel", "calls", "ms", "share", "us/call", "GB/s", "GFLOP/s");
        foreach (DeviceProfileRow row in rows.Append(all))
        {
            double milliseconds = row.Time.TotalMilliseconds;
            Line(
                row.Kernel,
                row.Calls.ToString(CultureInfo.InvariantCulture),
                milliseconds.ToString("F2", CultureInfo.InvariantCulture),
                (100 * row.Share).ToString("F1", CultureInfo.InvariantCulture) + " %",
                (1e3 * milliseconds / Math.Max(1, row.Calls)).ToString("F1", CultureInfo.InvariantCulture),
                row.GigabytesPerSecond.ToString("F1", CultureInfo.InvariantCulture),
                row.Flops == 0 ? "" : row.GigaflopsPerSecond.ToString("F1", CultureInfo.InvariantCulture));
        }
        return table.ToString();

        void Line(string kernel, string calls, string time, string share, string each, string bytes, string flops)
        {
            string line = string.Create(
                CultureInfo.InvariantCulture, $"{kernel.PadRight(width)} {calls,8} {time,10} {share,8} {each,9} {bytes,7} {flops,8}");
            table.AppendLine(line.TrimEnd());
        }
    }

    private protected abstract void Stop();
}
