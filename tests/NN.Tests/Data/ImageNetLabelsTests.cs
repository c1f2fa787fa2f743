using System.Net;
using System.Text;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public sealed class ImageNetLabelsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-labels").FullName;

    private string Words => Path.Combine(_folder, "synset_words.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_real_file_names_the_known_classes()
    {
        if (RealData.Folder("squeezenet") is not { } folder) return;

        ImageNetLabels labels = ImageNetLabels.Load(Path.Combine(folder, "synset_words.txt"));
        Assert.Equal(1000, labels.Count);
        Assert.Equal(("n02123045", "tabby, tabby cat"), (labels.Id(281), labels[281]));
        Assert.StartsWith("tench", labels[0], StringComparison.Ordinal);
        Assert.StartsWith("toilet tissue", labels[999], StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_ids_and_names()
    {
        File.WriteAllText(Words, "n01440764 tench, Tinca tinca\r\nn01443537 goldfish\n");
        ImageNetLabels labels = ImageNetLabels.Read(Words);
        Assert.Equal(2, labels.Count);
        Assert.Equal(("n01440764", "tench, Tinca tinca"), (labels.Id(0), labels[0]));
        Assert.Equal("goldfish", labels[1]);
        Assert.Contains("2 classes, 1000 expected", Assert.Throws<InvalidDataException>(() => ImageNetLabels.Load(Words)).Message);
    }

    [Theory]
    [InlineData("tench", "line 1 ")]
    [InlineData("n01440764 tench\n\n", "line 2 ")]
    [InlineData("n01440764 tench\nn0144353 goldfish", "line 2 ")]
    [InlineData("n01440764  \n", "line 1 ")]
    [InlineData("n01440764 t\u00ffnch", "not a text")]
    public void What_is_no_list_of_classes_is_refused(string text, string reason)
    {
        File.WriteAllBytes(Words, Encoding.Latin1.GetBytes(text));
        var e = Assert.Throws<InvalidDataException>(() => ImageNetLabels.Read(Words));
        Assert.StartsWith(Words, e.Message);
        Assert.Contains(reason, e.Message);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused()
    {
        File.WriteAllBytes(Words, new byte[(1 << 20) + 1]);
        Assert.Contains("more than a list", Assert.Throws<InvalidDataException>(() => ImageNetLabels.Read(Words)).Message);
    }

    [Fact]
    public void Without_a_path_the_file_is_looked_for_and_fetched()
    {
        File.WriteAllLines(Words, Enumerable.Range(0, 1000).Select(i => $"n{i:D8} class {i}"));
        var offline = new FakeMirror(_ => new(HttpStatusCode.ServiceUnavailable));
        DatasetFiles Files(string? data) => new("ImageNet label", "imagenet", () => data, () => Path.Combine(_folder, "cache"), new FileFetcher([new("http://mirror.test/")], offline));

        Assert.Equal("class 999", ImageNetLabels.Load(Files(_folder), path: null, progress: null)[999]);
        Assert.Empty(offline.Requests);
        var e = Assert.Throws<IOException>(() => ImageNetLabels.Load(Files(data: null), path: null, progress: null));
        Assert.Contains("synset_words.txt could not be fetched", e.Message);
        Assert.Contains("folder 'imagenet'", e.Message);
    }
}
