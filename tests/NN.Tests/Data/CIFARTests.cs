using System.Formats.Tar;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public sealed class CIFARTests : IDisposable
{
    private const int Pixels = 3072;

    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-cifar").FullName;

    public enum Form
    {
        Plain,
        Gzipped,
        InFolder,
        Archive,
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true, 2000, new long[] { 6, 9, 9, 4, 1, 1, 2, 7, 8, 3 }, new[] { 202, 191, 203, 195, 214, 183, 207, 199, 203, 203 })]
    [InlineData(false, 1000, new long[] { 3, 8, 8, 0, 6, 6, 1, 6, 3, 1 }, new[] { 103, 89, 100, 103, 90, 86, 112, 102, 106, 109 })]
    public void The_real_sample_has_the_known_labels(bool train, int count, long[] first, int[] counts)
    {
        if (RealData.Folder("cifar10-sample") is not { } folder) return;

        var cifar = new CIFAR10(train, folder: folder);
        long[] t = cifar.Label.ToArray<long>();
        Assert.Equal(new Shape(count, 3, 32, 32), cifar.Data.Shape);
        Assert.Equal(first, t[..10]);
        Assert.Equal(counts, Enumerable.Range(0, 10).Select(k => t.Count(label => label == k)));
        if (train) Assert.Equal([59, 62, 63], cifar.Data[0, .., 0, 0].ToArray<byte>());
    }

    [Theory]
    [InlineData(Form.Plain)]
    [InlineData(Form.Gzipped)]
    [InlineData(Form.InFolder)]
    [InlineData(Form.Archive)]
    public void CIFAR10_is_read_in_the_order_of_its_files(Form form)
    {
        Write10(form);
        var train = new CIFAR10(folder: _folder);
        var test = new CIFAR10(train: false, folder: _folder);
        Assert.Equal(new Shape(10, 3, 32, 32), train.Data.Shape);
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], train.Label.ToArray<long>());
        Assert.Equal([6, 6], test.Label.ToArray<long>());
        Assert.Equal(Picture(file: 3, record: 1), train.Data[5].ToArray<byte>());
        Assert.Equal(Picture(file: 6, record: 0), test.Data[0].ToArray<byte>());

        // DeZero's mean and deviation of 1/2, of numbers in 0..1.
        (Tensor x, Tensor t) = train[0];
        Assert.Equal((Picture(1, 0)[7] / 127.5f) - 1, x.ToArray<float>()[7], 1e-6f);
        Assert.Equal(new Shape(3, 32, 32), x.Shape);
        Assert.Equal(1, t.Item());
    }

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 3)]
    public void CIFAR100_has_fine_and_coarse_labels(bool coarse, long label)
    {
        WriteFile("train.bin", [3, 7, .. Picture(1, 0)]);
        WriteFile("test.bin", [3, 7, .. Picture(2, 0), 19, 99, .. Picture(2, 1)]);
        Assert.Equal([label], new CIFAR100(coarse: coarse, folder: _folder).Label.ToArray<long>());
        var test = new CIFAR100(train: false, coarse: coarse, folder: _folder);
        Assert.Equal([label, coarse ? 19 : 99], test.Label.ToArray<long>());
        Assert.Equal(Picture(2, 1), test.Data[1].ToArray<byte>());
    }

    [Fact]
    public void Every_class_has_a_name()
    {
        Assert.Equal(10, CIFAR10.Labels.Count);
        Assert.Equal((100, 20), (CIFAR100.Labels.Distinct().Count(), CIFAR100.CoarseLabels.Distinct().Count()));
        Assert.Equal(CIFAR100.Labels.Order(StringComparer.Ordinal), CIFAR100.Labels);
        Assert.Equal(CIFAR100.CoarseLabels.Order(StringComparer.Ordinal), CIFAR100.CoarseLabels);
    }

    [Fact]
    public void Files_that_are_not_whole_are_refused()
    {
        Write10(Form.Plain);
        WriteFile("data_batch_2.bin", new byte[3072]);
        Refused("data_batch_2.bin: 3072 bytes are no whole number of records of 3073");
        WriteFile("data_batch_2.bin", []);
        Refused("0 bytes are no whole number");
        WriteFile("data_batch_2.bin", [10, .. new byte[3072]]);
        Refused("data_batch_2 has the label 10, above 9");
        File.Delete(Path.Combine(_folder, "data_batch_2.bin"));
        Refused("data_batch_2.bin is missing");
        WriteFile("data_batch_6.bin", [1, .. new byte[3072]]);
        WriteFile("data_batch_2.bin", [1, .. new byte[3072]]);
        Refused("6 files to train on, 5 expected");
    }

    [Fact]
    public void Where_nothing_is_the_message_says_what_is_missing() =>
        Assert.Contains("cifar-10-binary.tar.gz is not in the folder", Assert.Throws<FileNotFoundException>(() => new CIFAR10(folder: _folder)).Message);

    [Fact]
    public void A_broken_archive_is_refused()
    {
        Write10(Form.Archive);
        string path = Path.Combine(_folder, "cifar-10-binary.tar.gz");
        byte[] archive = File.ReadAllBytes(path), whole = new CIFAR10(folder: _folder).Data.ToArray<byte>();
        for (int cut = 1; cut < archive.Length; cut += 97)
        {
            File.WriteAllBytes(path, archive[..^cut]);
            Refused(path);
        }

        int refused = 0, tried = 0;
        for (int i = 20; i < archive.Length; i += 41, tried++)
        {
            byte[] changed = [.. archive];
            changed[i] ^= 0x10;
            File.WriteAllBytes(path, changed);
            try
            {
                // A changed reference may lead to equal bytes elsewhere: then nothing was altered.
                Assert.Equal(whole, new CIFAR10(folder: _folder).Data.ToArray<byte>());
            }
            catch (InvalidDataException e)
            {
                refused++;
                Assert.StartsWith(path, e.Message);
            }
        }

        Assert.InRange(refused, tried * 3 / 4, tried);
    }

    [Fact]
    public void An_archive_that_lies_about_its_files_is_refused()
    {
        string path = Path.Combine(_folder, "cifar-10-binary.tar.gz");
        byte[] tar = Tar("cifar-10-batches-bin/data_batch_1.bin", [1, .. Picture(1, 0)]);
        Save([.. tar[..124], .. "00000020000\0"u8, .. tar[136..]]);
        Refused("the header of a file in the archive is broken");
        Save(WithLength(tar, "77777777777\0"));
        Refused("longer than the archive");
        Save(WithLength(tar, "0000000000x\0"));
        Refused("longer than the archive");
        Save([.. tar[..4096], .. tar]);
        Refused("data_batch_1.bin is in the archive twice");
        Save(tar);
        Refused("data_batch_2.bin is missing");
        Save(Tar("readme.html", [1, 2, 3]));
        Refused("no file of records");

        void Save(byte[] content) => File.WriteAllBytes(path, IdxFileTests.Gzip(content));
    }

    [Fact]
    public void Altered_archives_are_read_or_refused()
    {
        var random = new Random(11);
        byte[] tar = [.. Enumerable.Range(1, 5).SelectMany(i => Tar($"cifar-10-batches-bin/data_batch_{i}.bin", [(byte)i, .. Picture(i, 0)])[..^1024]), .. new byte[1024]];
        string path = Path.Combine(_folder, "cifar-10-binary.tar.gz");
        File.WriteAllBytes(path, IdxFileTests.Gzip(tar));
        Assert.Equal(5, new CIFAR10(folder: _folder).Length);
        int refused = 0;
        for (int i = 0; i < 200; i++)
        {
            File.WriteAllBytes(path, IdxFileTests.Gzip(Serialization.FileMutator.Mutate(tar, random)));
            try
            {
                _ = new CIFAR10(folder: _folder);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 20, 200);
    }

    private static byte[] Picture(int file, int record) => [.. Enumerable.Range(0, Pixels).Select(i => (byte)((file * 17) + (record * 5) + (i * i)))];

    private static byte[] Tar(string name, byte[] content)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return stream.ToArray();
    }

    private static byte[] WithLength(byte[] tar, string octal)
    {
        byte[] changed = [.. tar[..124], .. System.Text.Encoding.ASCII.GetBytes(octal), .. "        "u8, .. tar[144..148], .. "        "u8, .. tar[156..]];
        changed = [.. changed[..136], .. tar[136..148], .. "        "u8, .. tar[156..]];
        int sum = changed[..512].Sum(b => b);
        return [.. changed[..148], .. System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 "), .. changed[156..]];
    }

    private void Refused(string reason) => Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => new CIFAR10(folder: _folder)).Message);

    private void WriteFile(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);

    private void Write10(Form form)
    {
        (string Name, byte[] Content)[] files =
        [
            .. from file in Enumerable.Range(1, 6)
               select (file == 6 ? "test_batch.bin" : $"data_batch_{file}.bin", (byte[])[(byte)file, .. Picture(file, 0), (byte)file, .. Picture(file, 1)]),
        ];
        if (form == Form.InFolder) Directory.CreateDirectory(Path.Combine(_folder, "cifar-10-batches-bin"));
        // The archive has them in another order.
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Gnu, leaveOpen: true))
        {
            writer.WriteEntry(new GnuTarEntry(TarEntryType.Directory, "cifar-10-batches-bin/"));
            writer.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, "cifar-10-batches-bin/readme.html") { DataStream = new MemoryStream(new byte[88]) });
            foreach ((string name, byte[] content) in files.Reverse())
                writer.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, "cifar-10-batches-bin/" + name) { DataStream = new MemoryStream(content) });
        }

        if (form == Form.Archive)
        {
            WriteFile("cifar-10-binary.tar.gz", IdxFileTests.Gzip(tar.ToArray()));
            return;
        }

        foreach ((string name, byte[] content) in files)
        {
            if (form == Form.Gzipped) WriteFile(name + ".gz", IdxFileTests.Gzip(content));
            else WriteFile(form == Form.InFolder ? Path.Combine("cifar-10-batches-bin", name) : name, content);
        }
    }
}
