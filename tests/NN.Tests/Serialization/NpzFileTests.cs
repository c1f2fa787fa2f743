using System.Buffers.Binary;
using System.IO.Compression;
using Xunit;

namespace DeZeroNative.NN.Tests.Serialization;

public sealed class NpzFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-npz").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(NumPyFiles.Savez)]
    [InlineData(NumPyFiles.SavezCompressed)]
    public void Files_of_NumPy_are_read_in_their_order(string base64)
    {
        NpzFile file = Load(base64);

        Assert.Equal(["l1/W", "l0/b", "x"], file.Keys);
        Assert.Equal(3, file.Count);
        Assert.Equal([1.5, -2, 3.25, 0, 4, -0.5], file["l1/W"].ToArray<double>());
        Assert.Equal([1, 2], file["l0/b"].ToArray<long>());
        Assert.Equal([true, false], file["x"].ToArray<bool>());
    }

    [Fact]
    public void Sizes_may_stand_behind_the_data() => Assert.Equal(new Shape(2, 3), Load(NumPyFiles.DataDescriptor)["a"].Shape);

    [Fact]
    public void A_weight_file_of_DeZero_is_read()
    {
        NpzFile file = Load(NumPyFiles.DezeroRnnWeights);

        Assert.Equal(["fc/b", "fc/W", "rnn/h2h/W", "rnn/x2h/b", "rnn/x2h/W"], file.Keys);
        Assert.All(file.Values, tensor => Assert.Equal(DType.Float32, tensor.DType));
        Assert.Equal(new Shape(3, 5), file["rnn/x2h/W"].Shape);
        Assert.Equal(-1.9661141317337751, Sum(file["rnn/x2h/W"]), 12);
        Assert.Equal(-0.9892134014517069, Sum(file["rnn/h2h/W"]), 12);
        Assert.Equal(0.520145058631897, Sum(file["fc/b"]), 12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_saved_is_loaded(bool compressed)
    {
        var tensors = new Dictionary<string, Tensor>
        {
            ["l0/W"] = Tensor.From(new float[,] { { 1, 2 }, { 3, float.NaN } }),
            ["../not a path"] = Tensor.From(new double[] { double.Epsilon, double.NegativeInfinity, -0.0 }),
            ["tëns/ør"] = Tensor.From(new long[] { long.MinValue, long.MaxValue }),
            ["i"] = Tensor.From(new int[] { int.MinValue }),
            ["u"] = Tensor.From(new byte[] { 0, 255 }),
            ["b"] = Tensor.From(new bool[] { true, false }),
            ["scalar.npy"] = Tensor.Scalar(3f),
            ["empty"] = Tensor.Zeros((4, 0)),
        };
        string path = Path.Combine(_folder, "weights.npz");
        NpzFile.Save(path, tensors, compressed);
        NpzFile loaded = NpzFile.Load(path);

        Assert.Equal(tensors.Keys, loaded.Keys);
        foreach ((string key, Tensor expected) in tensors)
        {
            Assert.Equal(expected.DType, loaded[key].DType);
            Assert.Equal(expected.Shape, loaded[key].Shape);
            Assert.Equal(Bytes(expected), Bytes(loaded[key]));
        }

        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_same_tensors_make_the_same_bytes()
    {
        KeyValuePair<string, Tensor>[] tensors = [new("a", Tensor.Arange(100)), new("b", Tensor.Ones(3))];
        var first = new MemoryStream();
        var second = new MemoryStream();
        NpzFile.Save(first, tensors);
        Thread.Sleep(20);
        NpzFile.Save(second, tensors);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Compressed_files_are_smaller()
    {
        KeyValuePair<string, Tensor>[] tensors = [new("a", Tensor.Zeros(100_000))];
        var stored = new MemoryStream();
        var deflated = new MemoryStream();
        NpzFile.Save(stored, tensors);
        NpzFile.Save(deflated, tensors, compressed: true);
        Assert.True(stored.Length > 400_000);
        Assert.True(deflated.Length < 2_000);
        deflated.Position = 0;
        Assert.Equal(new float[100_000], NpzFile.Load(deflated)["a"].ToArray<float>());
    }

    [Fact]
    public void A_failure_while_saving_leaves_the_old_file_and_nothing_else()
    {
        string path = Path.Combine(_folder, "weights.npz");
        NpzFile.Save(path, [new("a", Tensor.Ones(2))]);
        byte[] before = File.ReadAllBytes(path);

        static IEnumerable<KeyValuePair<string, Tensor>> Failing()
        {
            yield return new("a", Tensor.Zeros(1000));
            throw new OperationCanceledException();
        }

        Assert.Throws<OperationCanceledException>(() => NpzFile.Save(path, Failing()));
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused_by_both_sides()
    {
        Assert.Throws<ArgumentException>(() => NpzFile.Save(new MemoryStream(), [new("a", Tensor.Ones(1)), new("a", Tensor.Ones(1))]));

        byte[] array = Convert.FromBase64String(NumPyFiles.Scalar);
        var e = Assert.Throws<InvalidDataException>(() => NpzFile.Load(Zip(("a.npy", array), ("a", array)), "w.npz"));
        Assert.Equal("w.npz: the key 'a' stands twice", e.Message);
    }

    [Fact]
    public void A_missing_key_is_named_beside_those_that_are_there()
    {
        var e = Assert.Throws<KeyNotFoundException>(() => Load(NumPyFiles.Savez)["l0/W"]);
        Assert.Equal("[npz] no key 'l0/W'; the file has l1/W, l0/b, x", e.Message);
    }

    [Fact]
    public void An_entry_that_is_no_array_is_refused_by_name()
    {
        var e = Assert.Throws<InvalidDataException>(() => NpzFile.Load(Zip(("readme\u0007.txt", "hello, reader"u8.ToArray())), "w.npz"));
        Assert.Equal("w.npz, entry 'readme?.txt': not an npy array: the magic bytes are missing", e.Message);
    }

    [Theory]
    [InlineData(NumPyFiles.Savez)]
    [InlineData(NumPyFiles.SavezCompressed)]
    [InlineData(NumPyFiles.DataDescriptor)]
    public void Every_truncation_is_refused(string base64)
    {
        byte[] file = Convert.FromBase64String(base64);
        for (int length = 0; length < file.Length; length++)
        {
            var stream = new MemoryStream(file, 0, length);
            Assert.Throws<InvalidDataException>(() => NpzFile.Load(stream));
        }
    }

    [Fact]
    public void A_changed_byte_of_the_data_is_found_by_the_checksum()
    {
        byte[] file = Convert.FromBase64String(NumPyFiles.Savez);
        int data = file.AsSpan().IndexOf(BitConverter.GetBytes(3.25));
        file[data] ^= 1;
        var e = Assert.Throws<InvalidDataException>(() => NpzFile.Load(new MemoryStream(file), "w.npz"));
        Assert.StartsWith("w.npz, entry 'l1/W.npy': the checksum is ", e.Message);
    }

    [Fact]
    public void A_length_that_the_data_do_not_bear_out_is_refused_before_memory_is_taken()
    {
        // One entry of 200 MB of zeros, deflated, whose directory and header are true but whose stream is cut to its first bytes.
        byte[] header = new NpyHeader("|u1", FortranOrder: false, [200_000_000]).ToBytes();
        byte[] file = Zip(("a.npy", [.. header, .. new byte[4096]])).ToArray();
        int directory = file.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 24), header.Length + 200_000_000);
        Assert.Contains("declares", Assert.Throws<InvalidDataException>(() => NpzFile.Load(new MemoryStream(file))).Message);

        // The most that deflate could hold passes that test, and must not be allocated either.
        int most = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(directory + 20)) * 1000;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 24), most);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => NpzFile.Load(new MemoryStream(file)));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < most / 2);
    }

    [Fact]
    public void Many_entries_that_share_their_bytes_are_refused()
    {
        byte[] file = Zip(("a.npy", Convert.FromBase64String(NumPyFiles.Float64))).ToArray();
        int directory = file.AsSpan().LastIndexOf("PK\x01\x02"u8), end = file.AsSpan().LastIndexOf("PK\x05\x06"u8);
        byte[] entry = file[directory..end];
        byte[] bomb = [.. file[..directory], .. Enumerable.Repeat(entry, 100).SelectMany(e => e), .. file[end..]];
        Span<byte> tail = bomb.AsSpan(^22);
        BinaryPrimitives.WriteUInt16LittleEndian(tail[8..], 100);
        BinaryPrimitives.WriteUInt16LittleEndian(tail[10..], 100);
        BinaryPrimitives.WriteInt32LittleEndian(tail[12..], 100 * entry.Length);
        Assert.Contains("overlap", Assert.Throws<InvalidDataException>(() => NpzFile.Load(new MemoryStream(bomb))).Message);
    }

    [Theory]
    [InlineData(8, 1, "encrypted")]
    [InlineData(10, 12, "compression method 12")]
    [InlineData(42, 0x7FFFFFFF, "outside the file")]
    public void Entries_that_cannot_be_read_are_refused_by_name(int field, int value, string reason)
    {
        byte[] file = Zip(("weights.npy", Convert.FromBase64String(NumPyFiles.Float64))).ToArray();
        int directory = file.AsSpan().LastIndexOf("PK\x01\x02"u8);
        if (field == 42) BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + field), value);
        else BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(directory + field), (short)value);
        var e = Assert.Throws<InvalidDataException>(() => NpzFile.Load(new MemoryStream(file)));
        Assert.Contains(reason, e.Message);
        Assert.Contains("weights", e.Message);
    }

    private static NpzFile Load(string base64) => NpzFile.Load(new MemoryStream(Convert.FromBase64String(base64)));

    private static MemoryStream Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }

    private static double Sum(Tensor tensor) => tensor.To(DType.Float64).ToArray<double>().Sum();

    private static byte[] Bytes(Tensor tensor)
    {
        var stream = new MemoryStream();
        NpyWriter.Write(stream, tensor);
        return stream.ToArray();
    }
}
