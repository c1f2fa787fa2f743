using System.Net;
using System.Security.Cryptography;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public sealed class FileFetcherTests : IDisposable
{
    private static readonly byte[] s_content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i >> 3))];
    private static readonly RemoteFile s_file = new("digits.gz", s_content.Length, Convert.ToHexStringLower(SHA256.HashData(s_content)));
    private static readonly Uri[] s_mirrors = [new("http://first.test/m/"), new("http://second.test/m/")];

    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-fetch").FullName;

    private string Target => Path.Combine(_folder, "cache", "digits.gz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_is_fetched_and_its_progress_told()
    {
        var reports = new List<DownloadProgress>();
        var handler = new FakeMirror(url => new(HttpStatusCode.OK) { Content = new ByteArrayContent(s_content) });
        await new FileFetcher(s_mirrors, handler).FetchAsync(s_file, Target, new Recorder(reports), CancellationToken.None);

        Assert.Equal(s_content, File.ReadAllBytes(Target));
        Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
        Assert.Equal(["http://first.test/m/digits.gz"], handler.Requests);
        Assert.Equal(new DownloadProgress("digits.gz", s_content.Length, s_content.Length), reports[^1]);
        Assert.True(FileFetcher.IsIntact(Target, s_file));
    }

    [Fact]
    public async Task The_second_mirror_helps_when_the_first_lacks_the_file()
    {
        var handler = new FakeMirror(url =>
            url.Host == "first.test" ? new(HttpStatusCode.NotFound) : new(HttpStatusCode.OK) { Content = new ByteArrayContent(s_content) });
        await new FileFetcher(s_mirrors, handler).FetchAsync(s_file, Target, progress: null, CancellationToken.None);
        Assert.Equal(s_content, File.ReadAllBytes(Target));
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData("changed", "SHA-256")]
    [InlineData("short", "99999 of 100000 bytes")]
    [InlineData("long", "more than the expected 100000 bytes")]
    [InlineData("missing", "404")]
    public async Task What_is_not_the_known_file_never_gets_its_name(string fault, string reason)
    {
        byte[] wrong = fault switch
        {
            "short" => s_content[..^1],
            "long" => [.. s_content, 0],
            _ => [.. s_content[..^1], (byte)~s_content[^1]],
        };
        var handler = new FakeMirror(url =>
            fault == "missing" ? new(HttpStatusCode.NotFound) : new(HttpStatusCode.OK) { Content = new ByteArrayContent(wrong) });
        var e = await Assert.ThrowsAsync<IOException>(
            () => new FileFetcher(s_mirrors, handler).FetchAsync(s_file, Target, progress: null, CancellationToken.None));

        Assert.Contains("http://first.test/m/", e.Message);
        Assert.Contains("http://second.test/m/", e.Message);
        Assert.Contains(reason, e.Message);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public async Task Cancelling_ends_the_download_and_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var handler = new FakeMirror(url => new(HttpStatusCode.OK) { Content = new ByteArrayContent(s_content) });
        var progress = new Recorder([], _ => cancellation.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new FileFetcher(s_mirrors, handler).FetchAsync(s_file, Target, progress, cancellation.Token));
        Assert.Single(handler.Requests);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    private sealed class Recorder(List<DownloadProgress> reports, Action<DownloadProgress>? then = null) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            reports.Add(value);
            then?.Invoke(value);
        }
    }
}
