using System.Diagnostics;
using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>Runs Program.cs of this assembly in a process of its own, because a process looks for each library only once.</summary>
internal static class LibraryProcess
{
    /// <summary>The lines it prints, by their first field, after it has ended without an error.</summary>
    public static Dictionary<string, string[]> Run(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(LibraryProcess).Assembly.Location },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] ours =
        [
            "DEZERO_DISABLE", "DEZERO_OPENBLAS_PATH", "DEZERO_KERNELS_PATH", "DEZERO_OPENCL_PATH", "DEZERO_KERNELS_VARIANT",
            "DEZERO_TURBOJPEG_PATH", "DEZERO_LIBPNG_PATH",
        ];
        foreach (var name in ours)
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"exit code {process.ExitCode}: {errors.Result}");
        return lines.Select(line => line.Split('|')).ToDictionary(fields => fields[0], fields => fields[1..]);
    }
}
