using System.Diagnostics;
using DeZeroNative.Examples;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

public class InfoCommandTests
{
    [Fact]
    public void It_tells_devices_vectors_libraries_and_pools()
    {
        using var program = new ProgramRun();

        IReadOnlyList<string> lines = program.Succeed("info").Lines;

        foreach (string row in new[] { "instruction sets", "managed vectors", "matrix products", "transcendentals", "OpenBLAS", "dezero_kernels", "OpenCL", "TurboJPEG", "libpng", "state", "cpu" })
            Assert.Contains(lines, line => line.StartsWith($"  {row} ", StringComparison.Ordinal));
        for (int i = 0; i < Device.OpenCLCount; i++) Assert.Contains(lines, line => line.StartsWith($"  opencl:{i} ", StringComparison.Ordinal));
    }

    [Fact]
    public void It_tells_which_path_was_probed_and_why_it_failed()
    {
        string missing = Path.Combine(Path.GetTempPath(), "no", "such", "libopenblas.so");

        string page = InfoUnder(("DEZERO_OPENBLAS_PATH", missing), ("DEZERO_DISABLE", "kernels"));

        Assert.Contains($"{missing}: no such file", page, StringComparison.Ordinal);
        Assert.Matches("dezero_kernels +not in use: Disabled", page);
        Assert.Matches("transcendentals +managed", page);
    }

    private static string InfoUnder(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExampleProgram).Assembly.Location, "info"]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        string page = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return page;
    }
}
