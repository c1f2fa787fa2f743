using System.Text;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-images").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Folders_are_classes_and_files_come_in_order()
    {
        Write("dog/b.ppm", 3);
        Write("dog/a.PPM", 2);
        Write("cat/deep/z.pgm", 1, gray: true);
        Write("cat/A.ppm", 0);
        Write("cat/notes.txt", 9);
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));
        Write("outside.ppm", 9);
        var set = new ImageFolder(_folder);

        Assert.Equal(["cat", "dog", "empty"], set.Classes);
        Assert.Equal(4, set.Length);
        Assert.Equal(["A.ppm", "z.pgm", "a.PPM", "b.ppm"], Enumerable.Range(0, 4).Select(i => Path.GetFileName(set.PathOf(i))));
        Assert.Equal([0, 0, 1, 1], Enumerable.Range(0, 4).Select(i => set[i].T.Item<long>()));
        Assert.All(Enumerable.Range(0, 4), i => Assert.All(set[i].X.ToArray<byte>(), value => Assert.Equal(i, value)));
        Assert.Equal(new Shape(6, 5, 3), set[1].X.Shape);
        Assert.Equal(2, new ImageFolder(_folder, extensions: [".pgm", ".TXT"]).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[4]);
    }

    [Fact]
    public void Batches_of_workers_are_those_of_none()
    {
        for (int i = 0; i < 30; i++) Write($"{i % 3}/{i:D2}.ppm", (byte)i);
        var set = new ImageFolder(_folder, new Compose(new RandomCrop(4, padding: 1, fill: 77), new ToArray(), new Normalize(0, 255)));
        float[][] Epoch(int workers) => [.. new DataLoader(set, batchSize: 8, seed: 4, workers: workers).Select(batch => batch.X.ToArray<float>())];

        float[][] expected = Epoch(workers: 0);
        Assert.Equal(8 * 3 * 4 * 4, expected[0].Length);
        Assert.Equal(expected, Epoch(workers: 3));
    }

    [Fact]
    public void A_broken_picture_is_named_with_its_number()
    {
        Write("a/0.ppm", 0);
        File.WriteAllText(Path.Combine(_folder, "a/1.ppm"), "P6 5 5 255\n???");
        var e = Assert.Throws<DatasetException>(() => new DataLoader(new ImageFolder(_folder), batchSize: 2, shuffle: false, workers: 2).First());
        Assert.Equal(1, e.Index);
        Assert.Contains("1.ppm: truncated", e.Message);
        Assert.IsType<InvalidDataException>(e.InnerException);
    }

    [Fact]
    public void A_folder_without_pictures_is_refused()
    {
        Assert.Throws<DirectoryNotFoundException>(() => new ImageFolder(Path.Combine(_folder, "absent")));
        Directory.CreateDirectory(Path.Combine(_folder, "a"));
        Assert.Contains("1 folders in it, but no file called *.gif", Assert.Throws<InvalidDataException>(() => new ImageFolder(_folder, extensions: [".gif"])).Message);
    }

    private void Write(string name, byte value, bool gray = false)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] pixels = new byte[6 * 5 * (gray ? 1 : 3)];
        Array.Fill(pixels, value);
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes($"P{(gray ? 5 : 6)} 5 6 255\n"), .. pixels]);
    }
}
