using Xunit;

namespace DeZeroNative.Interop.Tests;

/// <summary>A whole process under each environment: whatever is hidden, broken or wrong, it runs to its end.</summary>
public sealed class LibraryProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Hidden_libraries_are_neither_loaded_nor_found_by_the_runtime()
    {
        var lines = LibraryProcess.Run(("DEZERO_DISABLE", "OpenBLAS, kernels,opencl,turbojpeg,libpng"));

        Assert.Equal("Disabled", lines["OpenBLAS"][0]);
        Assert.Equal("Disabled", lines["dezero_kernels"][0]);
        Assert.Equal("Disabled", lines["OpenCL"][0]);
        Assert.Equal("Disabled", lines["TurboJPEG"][0]);
        Assert.Equal("Disabled", lines["libpng"][0]);
        Assert.Equal("dezero_kernels is not in use: Disabled", lines["exp"][0]);
        Assert.Equal("OpenBLAS is not in use: Disabled", lines["threads"][0]);
    }

    [Fact]
    public void A_text_file_in_the_place_of_a_library_is_reported_as_broken()
    {
        var path = Path.Combine(_folder, "libtext.so");
        File.WriteAllText(path, "no library at all");

        var lines = LibraryProcess.Run(("DEZERO_OPENBLAS_PATH", path), ("DEZERO_KERNELS_PATH", path), ("DEZERO_OPENCL_PATH", path),
            ("DEZERO_TURBOJPEG_PATH", path), ("DEZERO_LIBPNG_PATH", path));

        foreach (var library in new[] { "OpenBLAS", "dezero_kernels", "OpenCL", "TurboJPEG", "libpng" })
        {
            Assert.Equal("Broken", lines[library][0]);
            Assert.NotEmpty(lines[library][4]);
        }

        Assert.StartsWith("dezero_kernels is not in use", lines["exp"][0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_override_is_reported_and_nothing_else_is_tried()
    {
        var path = Path.Combine(_folder, "absent.so");

        var lines = LibraryProcess.Run(("DEZERO_KERNELS_PATH", path));

        Assert.Equal("NotFound", lines["dezero_kernels"][0]);
        Assert.Equal("no such file", lines["dezero_kernels"][4]);
    }

    [SkippableFact]
    public void A_library_with_other_exports_is_reported_by_the_export_it_lacks()
    {
        Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

        // A real library, but neither OpenBLAS nor an OpenCL loader.
        var path = Path.GetFullPath(NativeLibraries.Kernels.Path!);
        var lines = LibraryProcess.Run(("DEZERO_OPENBLAS_PATH", path), ("DEZERO_OPENCL_PATH", path));

        Assert.Equal("Broken", lines["OpenBLAS"][0]);
        Assert.Equal("lacks the export openblas_get_config", lines["OpenBLAS"][4]);
        Assert.Equal("Broken", lines["OpenCL"][0]);
        Assert.Equal("Loaded", lines["dezero_kernels"][0]);
        Assert.Equal("done", lines["exp"][0]);
    }

    [SkippableFact]
    public void A_forced_variant_is_used_and_an_impossible_one_explained()
    {
        Skip.IfNot(DezeroKernels.IsAvailable, "the C kernels were not found");

        var forced = LibraryProcess.Run(("DEZERO_KERNELS_VARIANT", "baseline"));
        var impossible = LibraryProcess.Run(("DEZERO_KERNELS_VARIANT", "avx1024"));

        Assert.Equal("variant baseline (set by DEZERO_KERNELS_VARIANT)", forced["dezero_kernels"][3]);
        Assert.Contains("DEZERO_KERNELS_VARIANT=avx1024 names no variant", impossible["dezero_kernels"][3], StringComparison.Ordinal);
        Assert.Equal("done", impossible["exp"][0]);
    }
}
