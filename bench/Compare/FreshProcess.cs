using System.Diagnostics;
using System.Globalization;

namespace DeZeroNative.Bench.Compare;

/// <summary>Runs a piece of work in a process of its own, from its start to its end: see <see cref="Work.OnceCommand"/> for what it writes.</summary>
internal static class FreshProcess
{
    public static Attempt Run(ProcessStartInfo command)
    {
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(command)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var first = process.StandardOutput.ReadLine();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var last = process.StandardOutput.ReadLine();
        process.WaitForExit();
        if (first is null || last is null || process.ExitCode != 0)
            throw new InvalidOperationException($"{command.FileName} {string.Join(' ', command.ArgumentList)} failed: {complaints.Result}");
        return new Attempt(seconds, double.Parse(last, CultureInfo.InvariantCulture));
    }
}
