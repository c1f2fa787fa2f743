using System.Text.RegularExpressions;
using Xunit;

namespace DeZeroNative.NN.Tests.Examples;

/// <summary>What a user meets who names a device, on machines unlike this one.</summary>
public sealed partial class DeviceChoiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("devices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("DEZERO_OPENCL_PATH", "/no/such/library", "/no/such/library: no such file")]
    [InlineData("DEZERO_DISABLE", "opencl", "hidden by DEZERO_DISABLE")]
    [InlineData("DEZERO_OPENCL_LIMITS", "nofp46", "'nofp46' is none of nofp64")]
    public void Without_opencl_one_line_says_what_is_missing_and_the_cpu_works(string variable, string value, string reason)
    {
        ChildRun run = ChildRun.Of(Train("opencl:0"), (variable, value));
        Assert.Equal(1, run.ExitCode);
        string line = Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: [device] there is no 'opencl:0', but cpu (", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);

        Assert.Equal(0, ChildRun.Of(Train("cpu"), (variable, value)).ExitCode);
    }

    [SkippableFact]
    public void A_loader_without_a_driver_says_so()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Device.OpenCLCount > 0, "there is no loader to ask");
        ChildRun run = ChildRun.Of(Train("opencl:0"), ("OCL_ICD_VENDORS", _folder + "/"), ("OCL_ICD_FILENAMES", ""));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no driver is installed (no platform)", run.Errors, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Each_of_two_devices_is_listed_and_trains()
    {
        SkipWithoutPocl();
        (string, string) two = ("POCL_DEVICES", "pthread pthread");
        Assert.Matches(@"\n  opencl:1 +\S", ChildRun.Of(["info"], two).Output);

        string first = ChildRun.Of(Train("opencl:0"), two).Output, second = ChildRun.Of(Train("opencl:1"), two).Output;
        Assert.Contains("device   opencl:1 (", second, StringComparison.Ordinal);
        Assert.Equal(Accuracy().Match(first).Value, Accuracy().Match(second).Value);
        Assert.NotEmpty(Accuracy().Match(first).Value);
    }

    [SkippableFact]
    public void A_second_start_of_the_program_builds_no_source()
    {
        SkipWithoutPocl();
        (string, string) cache = ("DEZERO_CACHE", _folder);
        (int built, int cached) = Programs(ChildRun.Of([.. Train("opencl:0"), "--profile"], cache));
        Assert.True(built > 5 && cached == 0, $"{built} built, {cached} from the cache");
        Assert.Equal((0, built), Programs(ChildRun.Of([.. Train("opencl:0"), "--profile"], cache)));
    }

    private static void SkipWithoutPocl() =>
        Skip.IfNot(Device.Available.Any(d => d.Platform == "Portable Computing Language"), "the test's variables are those of PoCL");

    private string[] Train(string device) =>
    [
        "mnist", "--device", device, "--data", "synthetic", "--hidden", "8", "--max-steps", "3",
        "--checkpoint", Path.Combine(_folder, "weights.npz"), "--curve", Path.Combine(_folder, "curve.png"),
    ];

    private static (int Built, int Cached) Programs(ChildRun run)
    {
        Match line = ProgramCounts().Match(run.Errors);
        Assert.True(line.Success, run.Output + run.Errors);
        return (int.Parse(line.Groups[1].ValueSpan), int.Parse(line.Groups[2].ValueSpan));
    }

    [GeneratedRegex(@"(\d+) programs built from source, (\d+) from the cache")]
    private static partial Regex ProgramCounts();

    [GeneratedRegex(@"test accuracy [\d.]+")]
    private static partial Regex Accuracy();
}
