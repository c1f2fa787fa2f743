using System.Globalization;

namespace DeZeroNative.Bench.Work;

/// <summary>
/// <c>once NAME REPEATS THREADS</c>: one piece of the CPU's work in a process of its own. Writes a line after the first repeat, and at the end
/// one with the most memory held, in bytes. It passes by the parser of the command line, which a program that only computes has not.
/// </summary>
internal static class OnceCommand
{
    public const string Name = "once";

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Length != 3 || !OurWork.OnCpu.TryGetValue(arguments[0], out var prepare))
        {
            Console.Error.WriteLine("usage: once NAME REPEATS THREADS");
            return 2;
        }
        OurWork.UseThreads(int.Parse(arguments[2], CultureInfo.InvariantCulture));
        var work = prepare();
        work();
        Console.WriteLine(arguments[0]);
        for (var repeats = int.Parse(arguments[1], CultureInfo.InvariantCulture); repeats > 1; repeats--)
            work();
        Console.WriteLine(PeakBytes().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>The most memory this process held, in bytes; NaN where the system does not tell.</summary>
    public static double PeakBytes()
    {
        const string Key = "VmHWM:";
        if (!File.Exists("/proc/self/status"))
            return double.NaN;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Key, StringComparison.Ordinal));
        return 1024 * double.Parse(line.AsSpan(Key.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture);
    }
}
