using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public sealed class FashionMNISTTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-fashion").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What is known about the files: of those made here and, where DEZERO_DATA names them, of the real ones.</summary>
    public static TheoryData<string?, bool, long[], int, double> KnownParts()
    {
        var parts = new TheoryData<string?, bool, long[], int, double> { { null, false, [0, 1, 2, 3, 4], 5, 0.49536 } };
        if (RealData.Folder("fashion-mnist") is { } folder)
        {
            parts.Add(folder, true, [9, 0, 0, 3, 0, 2, 7, 2, 5, 5], 60_000, 0.2860);
            parts.Add(folder, false, [9, 2, 1, 1, 6, 1, 4, 6, 5, 7], 10_000, 0.2868);
        }

        return parts;
    }

    [Theory]
    [MemberData(nameof(KnownParts))]
    public void Labels_and_mean_are_the_known_ones(string? folder, bool train, long[] first, int count, double mean)
    {
        if (folder is null) MNISTTests.WriteFiles(_folder, compressed: true);
        var fashion = new FashionMNIST(train, folder: folder ?? _folder);
        long[] t = fashion.Label.ToArray<long>();

        Assert.Equal(new Shape(count, 1, 28, 28), fashion.Data.Shape);
        Assert.Equal(first, t[..first.Length]);
        Assert.All(first, k => Assert.Equal(Math.Max(1, count / 10), t.Count(label => label == k)));
        Assert.Equal(mean, fashion.Data.ToArray<byte>().Average(b => (double)b) / 255, 0.00005);
    }

    [Fact]
    public void Every_class_has_a_name()
    {
        Assert.Equal(10, FashionMNIST.Labels.Count);
        Assert.Equal("Ankle boot", FashionMNIST.Labels[9]);
    }
}
