using Xunit;

namespace DeZeroNative.Interop.Tests;

public class NativePlatformTests
{
    [Theory]
    [InlineData("linux", "x64", "libdezero_kernels.so", "linux-x64")]
    [InlineData("osx", "arm64", "libdezero_kernels.dylib", "osx-arm64")]
    [InlineData("win", "x64", "dezero_kernels.dll", "win-x64")]
    public void The_kernels_are_looked_for_beside_the_application_first(string system, string architecture, string fileName, string identifier)
    {
        var platform = new NativePlatform(system, architecture, ["here"]);

        var candidates = KernelsLibrary.Describe(platform, _ => null).Candidates;

        Assert.Equal([Path.Combine("here", fileName), Path.Combine("here", "runtimes", identifier, "native", fileName), fileName], candidates);
    }

    [Theory]
    [InlineData("linux", "libopenblas.so.0")]
    [InlineData("osx", "/opt/homebrew/opt/openblas/lib/libopenblas.dylib")]
    [InlineData("win", "openblas.dll")]
    public void OpenBLAS_is_looked_for_under_each_systems_names(string system, string name) =>
        Assert.Contains(name, OpenBlasLibrary.Describe(new NativePlatform(system, "x64", []), _ => null).Candidates);

    [Theory]
    [InlineData("linux", "libOpenCL.so.1")]
    [InlineData("osx", "/System/Library/Frameworks/OpenCL.framework/OpenCL")]
    [InlineData("win", "OpenCL.dll")]
    public void OpenCL_is_looked_for_under_each_systems_names(string system, string name) =>
        Assert.Contains(name, OpenCLLoaderLibrary.Describe(new NativePlatform(system, "x64", []), _ => null).Candidates);

    [Fact]
    public void The_folder_of_a_single_file_program_is_searched_though_it_is_the_runtimes() =>
        Assert.Equal(["/app"], NativePlatform.ApplicationFolders("/app/", "/app/", "/app/"));

    [Fact]
    public void Folders_of_packages_follow_the_programs_own_and_that_of_the_runtime_is_left_out() =>
        Assert.Equal(["/app", "/package"], NativePlatform.ApplicationFolders("/app/", $"/package/{Path.PathSeparator}/dotnet/", "/dotnet/"));

    [Fact]
    public void The_current_platform_knows_the_applications_folder() =>
        Assert.Contains(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), NativePlatform.Current.Folders);
}
