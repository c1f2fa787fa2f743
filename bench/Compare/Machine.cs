using System.Globalization;
using System.Runtime.InteropServices;

namespace DeZeroNative.Bench.Compare;

/// <summary>Where a run took place.</summary>
/// <param name="Processor">The processor's name.</param>
/// <param name="Cores">Processors that the system shows.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Load">The load average before the start: a machine at work on something else spoils every row. Null where the system does not tell.</param>
internal sealed record Machine(string Processor, int Cores, string System, string Runtime, double? Load)
{
    public static Machine Here() =>
        new(ProcessorName(), Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, LoadAverage());

    private static double? LoadAverage() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    private static string ProcessorName()
    {
        const string Key = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
