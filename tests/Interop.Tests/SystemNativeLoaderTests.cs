using Xunit;

namespace DeZeroNative.Interop.Tests;

public sealed class SystemNativeLoaderTests : IDisposable
{
    private readonly SystemNativeLoader _loader = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("no library at all")]
    public void A_file_that_is_no_library_gives_a_reason_and_no_exception(string content)
    {
        var path = Path.Combine(_folder, "libtext.so");
        File.WriteAllText(path, content);

        Assert.False(_loader.TryLoad(path, out var handle, out var error));
        Assert.Equal(0, handle);
        Assert.NotEmpty(error);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void A_truncated_library_gives_a_reason_and_no_exception()
    {
        var path = Path.Combine(_folder, "libcut.so");
        File.WriteAllBytes(path, [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]);

        Assert.False(_loader.TryLoad(path, out _, out var error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void An_absent_library_is_told_from_a_broken_one()
    {
        var description = OpenBlasLibrary.Describe(NativePlatform.Current, _ => null) with
        {
            PathVariable = "DEZERO_NO_SUCH_VARIABLE",
            DisableKey = "nothing",
            Candidates = ["libdezero-no-such-library.so.9", Path.Combine(_folder, "absent.so")],
        };

        var report = NativeLibraryResolver.Resolve(description, _loader).Report;

        Assert.Equal(NativeLibraryStatus.NotFound, report.Status);
        Assert.Equal(2, report.Probes.Count);
    }
}
