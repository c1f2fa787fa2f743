using System.Net;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public sealed class MNISTTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-mnist").FullName;
    private readonly FakeMirror _offline = new(_ => new(HttpStatusCode.ServiceUnavailable));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What everybody knows about the files: of those made here and, where DEZERO_DATA names them, of the real ones.</summary>
    public static TheoryData<string?, bool, long[], int[], double> KnownParts()
    {
        var parts = new TheoryData<string?, bool, long[], int[], double>
        {
            { null, true, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [2, 2, 1, 1, 1, 1, 1, 1, 1, 1], 0.49807 },
            { null, false, [0, 1, 2, 3, 4], [1, 1, 1, 1, 1, 0, 0, 0, 0, 0], 0.49536 },
        };
        if (Environment.GetEnvironmentVariable("DEZERO_DATA") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, "mnist")))
        {
            string real = Path.Combine(root, "mnist");
            parts.Add(real, true, [5, 0, 4, 1, 9, 2, 1, 3, 1, 4], [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], 0.1307);
            parts.Add(real, false, [7, 2, 1, 0, 4, 1, 4, 9, 5, 9], [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], 0.1325);
        }

        return parts;
    }

    [Theory]
    [MemberData(nameof(KnownParts))]
    public void Labels_and_mean_are_the_known_ones(string? folder, bool train, long[] first, int[] counts, double mean)
    {
        if (folder is null) WriteFiles(_folder, compressed: true);
        var mnist = new MNIST(Files(folder ?? _folder), train);
        long[] t = mnist.Label.ToArray<long>();

        Assert.Equal(new Shape(counts.Sum(), 1, 28, 28), mnist.Data.Shape);
        Assert.Equal(first, t[..first.Length]);
        Assert.Equal(counts, Enumerable.Range(0, 10).Select(k => t.Count(label => label == k)));
        Assert.Equal(mean, mnist.Data.ToArray<byte>().Average(b => (double)b) / 255, 0.00005);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Files_in_the_data_folder_are_read_compressed_or_not(bool compressed)
    {
        WriteFiles(_folder, compressed);
        MnistFiles files = Files(data: _folder);
        var train = new MNIST(files, train: true);
        var test = new MNIST(files, train: false);

        Assert.True(files.AreHere);
        Assert.Equal(new Shape(12, 1, 28, 28), train.Data.Shape);
        Assert.Equal(new Shape(5, 1, 28, 28), test.Data.Shape);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1], train.Label.ToArray<long>());
        (Tensor x, Tensor t) = train[3];
        Assert.Equal(new Shape(784), x.Shape);
        Assert.Equal(Pixel(3, 100) / 255f, x.ToArray<float>()[100]);
        Assert.Equal(3, t.Item());
        Assert.Empty(_offline.Requests);
    }

    [Fact]
    public void A_broken_file_in_the_data_folder_is_refused_and_not_passed_over()
    {
        WriteFiles(_folder, compressed: true);
        string path = Path.Combine(_folder, "train-labels-idx1-ubyte.gz");
        byte[] bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^3]);
        var e = Assert.Throws<InvalidDataException>(() => new MNIST(Files(data: _folder)));
        Assert.StartsWith(path, e.Message);
        Assert.Empty(_offline.Requests);
    }

    [Theory]
    [InlineData(11, 0, "12 labels of uint8 expected, got (11,)")]
    [InlineData(12, 10, "not a digit")]
    public void Labels_that_do_not_fit_the_pictures_are_refused(int count, byte last, string reason)
    {
        WriteFiles(_folder, compressed: false);
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, (byte)count, .. new byte[count - 1], last];
        File.WriteAllBytes(Path.Combine(_folder, "train-labels-idx1-ubyte"), labels);
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => new MNIST(Files(data: _folder))).Message);
    }

    [Fact]
    public void Pictures_of_another_size_are_refused()
    {
        WriteFiles(_folder, compressed: false);
        File.WriteAllBytes(Path.Combine(_folder, "train-images-idx3-ubyte"), [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 9, 9]);
        Assert.Contains("(1, 1, 2)", Assert.Throws<InvalidDataException>(() => new MNIST(Files(data: _folder))).Message);
    }

    [Fact]
    public void Without_files_and_network_the_message_tells_the_way_out()
    {
        MnistFiles files = Files(data: null);
        Assert.False(files.AreHere);
        var e = Assert.Throws<IOException>(() => new MNIST(files));
        Assert.Contains("train-images-idx3-ubyte.gz could not be fetched", e.Message);
        Assert.Contains("DEZERO_DATA", e.Message);
        Assert.Equal(["http://mirror.test/train-images-idx3-ubyte.gz"], _offline.Requests);
    }

    [Fact]
    public void A_user_without_a_home_is_told_so()
    {
        MnistFiles files = Files(data: null, cache: null);
        Assert.False(files.AreHere);
        Assert.Contains("DEZERO_CACHE", Assert.Throws<IOException>(() => new MNIST(files)).Message);
    }

    [Fact]
    public void A_file_in_the_cache_that_is_not_the_known_one_is_fetched_anew()
    {
        string cache = Path.Combine(_folder, "cache");
        Directory.CreateDirectory(cache);
        WriteFiles(cache, compressed: true);
        MnistFiles files = Files(data: null);
        Assert.False(files.AreHere);
        Assert.Throws<IOException>(() => new MNIST(files));
        Assert.Single(_offline.Requests);
    }

    [Fact]
    public void A_folder_named_in_the_call_is_the_only_place_that_is_looked_at()
    {
        WriteFiles(_folder, compressed: true);
        Assert.Equal(12, new MNIST(folder: _folder).Length);
        Assert.Equal(5, new FashionMNIST(train: false, folder: _folder).Length);

        File.Delete(Path.Combine(_folder, "train-labels-idx1-ubyte.gz"));
        var e = Assert.Throws<FileNotFoundException>(() => new MNIST(folder: _folder));
        Assert.Contains("train-labels-idx1-ubyte.gz is not in the folder " + _folder, e.Message);
    }

    private MnistFiles Files(string? data) => Files(data, Path.Combine(_folder, "cache"));

    private MnistFiles Files(string? data, string? cache) => MnistFiles.Digits with
    {
        Source = new DatasetFiles("MNIST", "mnist", () => data, () => cache, new FileFetcher([new("http://mirror.test/")], _offline)),
    };

    private static byte Pixel(int picture, int place) => (byte)((picture * 31) + place);

    internal static void WriteFiles(string folder, bool compressed)
    {
        foreach ((string part, int count) in (ReadOnlySpan<(string, int)>)[("train", 12), ("t10k", 5)])
        {
            byte[] images = [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 28, 0, 0, 0, 28, .. Enumerable.Range(0, count * 784).Select(i => Pixel(i / 784, i % 784))];
            byte[] labels = [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))];
            Write(Path.Combine(folder, part + "-images-idx3-ubyte"), images);
            Write(Path.Combine(folder, part + "-labels-idx1-ubyte"), labels);
        }

        void Write(string path, byte[] content) => File.WriteAllBytes(compressed ? path + ".gz" : path, compressed ? IdxFileTests.Gzip(content) : content);
    }
}
