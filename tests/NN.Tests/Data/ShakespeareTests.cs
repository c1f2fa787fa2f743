using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public sealed class ShakespeareTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shakespeare-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Characters_are_numbered_as_they_first_occur_and_each_is_followed_by_the_next()
    {
        Shakespeare train = Of(string.Concat(Enumerable.Repeat("hello world", 20))), test = new(train: false, folder: _folder);
        Assert.Equal("helo wrd", train.Characters);
        Assert.Equal("helo wrd", test.Characters);
        Assert.Equal((197, 21), (train.Length, test.Length));
        TensorAssert.Equal([0, 1, 2, 2, 3, 4], train.Data[new Slice(0, 6)]);
        TensorAssert.Equal(train.Data[new Slice(1)], train.Label[new Slice(0, -1)]);
        Assert.Equal("hello world", train.Decode(train.Data[new Slice(0, 11)]));
        Assert.Equal("world", train.Decode(train.Encode("world")));
    }

    [Fact]
    public void Characters_that_do_not_occur_are_refused() => Assert.Throws<ArgumentException>(() => Of(new string('a', 200)).Encode("b"));

    [Fact]
    public void A_text_that_is_none_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => Of("too short"));
        File.WriteAllBytes(Path.Combine(_folder, "input.txt"), [.. Enumerable.Repeat((byte)0xFF, 1000)]);
        Assert.Throws<InvalidDataException>(() => new Shakespeare(folder: _folder));
    }

    [Fact]
    public void A_folder_without_the_text_is_told() =>
        Assert.Contains(_folder, Assert.Throws<FileNotFoundException>(() => new Shakespeare(folder: _folder)).Message, StringComparison.Ordinal);

    private Shakespeare Of(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "input.txt"), text);
        return new Shakespeare(folder: _folder);
    }
}
