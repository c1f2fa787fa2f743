using DeZeroNative.Interop.OpenCL;
using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>
/// One test per optional library that is skipped where the library is missing. Tests that run "on what there is" say nothing
/// about what there is not; these do, and a run that has to have everything counts them.
/// </summary>
public class ProviderTests
{
    [SkippableFact]
    public void OpenBLAS_is_there_and_names_its_core()
    {
        Skip.IfNot(OpenBlas.IsAvailable, "OpenBLAS was not found");

        Assert.False(string.IsNullOrEmpty(OpenBlas.Core));
    }

    [SkippableFact]
    public void The_C_kernels_are_there_in_a_variant_that_runs_here()
    {
        Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

        Assert.True(DezeroKernels.Supports(DezeroKernels.Variant));
    }

    [SkippableFact]
    public void An_OpenCL_device_is_there()
    {
        Skip.IfNot(OpenClRuntime.Current.State == OpenClState.Available, OpenClRuntime.Current.Message);

        Assert.NotEmpty(OpenClRuntime.Current.Devices);
    }

    [SkippableFact]
    public void The_decoder_of_JPEG_files_is_there()
    {
        Skip.IfNot(TurboJpeg.IsAvailable, "TurboJPEG was not found");

        Assert.StartsWith("Not a JPEG file", TurboJpeg.ReadHeader([1, 2, 3], out _, out _, out _), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_decoder_of_PNG_files_is_there_and_tells_its_version()
    {
        Skip.IfNot(LibPng.IsAvailable, "libpng was not found");

        Assert.StartsWith("1.6.", NativeLibraries.LibPng.Version, StringComparison.Ordinal);
        Assert.NotNull(LibPng.ReadHeader([0x89, (byte)'P'], out _, out _, out _));
    }
}
