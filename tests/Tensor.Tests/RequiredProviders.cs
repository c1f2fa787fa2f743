using DeZeroNative.Interop;

namespace DeZeroNative.Tests;

/// <summary>In CI nothing is tested less for want of a library: each provider is there unless this run hides it.</summary>
public class RequiredProviders
{
    private static readonly string[] s_hidden =
        (Environment.GetEnvironmentVariable("DEZERO_DISABLE") ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsCI => Environment.GetEnvironmentVariable("CI") == "true";

    [Fact]
    public void OpenBlas_is_present_in_CI_and_hidden_on_demand() => Check("openblas", NativeLibraries.OpenBlas);

    [Fact]
    public void The_C_kernels_are_present_in_CI_and_hidden_on_demand() => Check("kernels", NativeLibraries.Kernels);

    [Fact]
    public void OpenCL_is_present_in_CI_and_hidden_on_demand()
    {
        Check("opencl", NativeLibraries.OpenCL);
        if (s_hidden.Contains("opencl")) Assert.DoesNotContain("opencl:0", Devices.Names);
        else if (IsCI) Assert.Contains("opencl:0", Devices.Names);
    }

    private static void Check(string key, NativeLibraryReport report)
    {
        if (s_hidden.Contains(key)) Assert.Equal(NativeLibraryStatus.Disabled, report.Status);
        else if (IsCI || report.IsLoaded) Assert.Equal(NativeLibraryStatus.Loaded, report.Status);
        else Assert.NotEmpty(report.Probes); // the report tells where it was looked for
    }
}
