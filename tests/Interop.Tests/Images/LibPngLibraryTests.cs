using Xunit;

namespace DeZeroNative.Interop.Tests;

public class LibPngLibraryTests
{
    [Theory]
    [InlineData(10639u, "1.6.39", true)]
    [InlineData(10600u, "1.6.0", true)]
    [InlineData(10513u, "1.5.13", false)]
    [InlineData(20000u, "2.0.0", false)]
    public void Versions_with_the_simplified_interface_are_taken(uint number, string version, bool taken)
    {
        NativeLibraryFacts facts = LibPngLibrary.Describe(number);
        Assert.Equal(version, facts.Version);
        Assert.Equal(taken, facts.Mismatch is null);
    }
}
