using Xunit;

namespace DeZeroNative.Interop.Tests;

public class OpenBlasLibraryTests
{
    [Theory]
    [InlineData("OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=64", "0.3.21")]
    [InlineData("OpenBLAS 0.3.28.dev Haswell", "0.3.28.dev")]
    [InlineData("NO_LAPACKE DYNAMIC_ARCH", "unknown")]
    [InlineData("", "unknown")]
    public void The_version_is_read_from_the_configuration(string config, string version) =>
        Assert.Equal(version, OpenBlasLibrary.ParseVersion(config));

    [Fact]
    public void Builds_with_64_bit_integers_are_refused()
    {
        Assert.NotNull(OpenBlasLibrary.FindMismatch("OpenBLAS 0.3.21 USE64BITINT DYNAMIC_ARCH"));
        Assert.Null(OpenBlasLibrary.FindMismatch("OpenBLAS 0.3.21 DYNAMIC_ARCH NO_AFFINITY"));
    }
}
