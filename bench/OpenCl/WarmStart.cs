using System.Diagnostics;
using System.Globalization;

namespace DeZeroNative.Bench.OpenCl;

/// <summary>The start of a program: a process opens the device and reads its first result; a second one does so with the first one's cache.</summary>
internal static class WarmStart
{
    /// <summary>The hidden option that makes this program such a process.</summary>
    public const string Option = "--first-result";

    /// <summary>Milliseconds from the opened device to the first result, and programs built from source: cold, then warm.</summary>
    public static ((double Milliseconds, long Builds) Cold, (double Milliseconds, long Builds) Warm) Measure(string device)
    {
        string cache = Directory.CreateTempSubdirectory("dezero-bench-").FullName;
        try
        {
            return (Start(device, cache), Start(device, cache));
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    /// <summary>What the process does.</summary>
    public static void Run(string name)
    {
        Device device = Device.Parse(name);
        device.Synchronize();
        long start = Stopwatch.GetTimestamp();
        Tensor x = Tensor.Full((64, 64), 0.5, device: device);
        float sum = Tensor.MatMul(x, x).Relu().Sum().Item<float>();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (Math.Abs(sum - 65536) > 1) throw new InvalidOperationException($"the first result is wrong: {sum}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds} {device.Counters.SourceBuilds}"));
    }

    private static (double Milliseconds, long Builds) Start(string device, string cache)
    {
        string program = Environment.ProcessPath!;
        string[] arguments = ["opencl", Option, "--device", device];
        string[] command = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "DeZeroNative.Bench.dll"), .. arguments] : arguments;
        var start = new ProcessStartInfo(program, command) { RedirectStandardOutput = true };
        start.Environment["DEZERO_CACHE"] = cache;
        using Process process = Process.Start(start)!;
        string[] words = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        process.WaitForExit();
        return process.ExitCode == 0 && words.Length == 2
            ? (double.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"the process for the first result failed with {process.ExitCode}");
    }
}
