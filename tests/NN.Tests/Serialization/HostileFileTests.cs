using System.IO.Compression;
using DeZeroNative.NN.Tests.Data;
using Xunit;

namespace DeZeroNative.NN.Tests.Serialization;

public class HostileFileTests
{
    private const int FilesPerKind = 1250;

    /// <summary>What a reader may allocate: a few times the file, and buffers and messages of fixed size.</summary>
    private const int TimesOfFile = 5;
    private const long Allowance = 64 * 1024;

    private static readonly byte[] s_npy = Array(400);
    private static readonly byte[] s_idx = Idx();
    private static readonly byte[] s_npz = Npz(compressed: false, Array(300), Array(3));
    private static readonly byte[] s_npzCompressed = Npz(compressed: true, Array(300), Array(3));

    private static readonly byte[] s_safetensors = Safetensors();

    public enum Kind
    {
        Npy,
        Npz,
        NpzCompressed,
        NpzOfNumPy,
        NpzAroundBrokenArrays,
        Idx,
        IdxGzip,
        IdxGzipAroundBrokenIdx,
        Safetensors,
        SafetensorsOfPython,
    }

    public static TheoryData<Kind> Kinds => [.. Enum.GetValues<Kind>()];

    /// <summary>Ten kinds of 1250 files. Each loads or is refused as documented, within bounds of memory.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Altered_files_load_or_are_refused_and_take_little_memory(Kind kind)
    {
        var random = new Random(20240117 + (int)kind);
        int loaded = 0, refused = 0;
        Read(kind, Create(kind, new Random(1), altered: false));
        for (int i = 0; i < FilesPerKind; i++)
        {
            byte[] file = Create(kind, random, altered: true);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Read(kind, file);
                loaded++;
            }
            catch (InvalidDataException e)
            {
                refused++;
                Assert.StartsWith("hostile", e.Message);
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated <= (TimesOfFile * file.Length) + Allowance, $"file {i} of {file.Length} bytes took {allocated} bytes");
        }

        // Most alterations are found; some, such as of a value or of padding, leave a sound file.
        Assert.Equal(FilesPerKind, loaded + refused);
        Assert.True(refused > FilesPerKind / 4, $"{refused} refused");
    }

    private static byte[] Create(Kind kind, Random random, bool altered)
    {
        byte[] Change(byte[] file) => altered ? FileMutator.Mutate(file, random) : file;
        return kind switch
        {
            Kind.Npy => Change(s_npy),
            Kind.Npz => Change(s_npz),
            Kind.NpzCompressed => Change(s_npzCompressed),
            Kind.NpzOfNumPy => Change(Convert.FromBase64String(NumPyFiles.SavezCompressed)),
            Kind.NpzAroundBrokenArrays => Npz(compressed: random.Next(2) == 0, Array(5), Change(s_npy)),
            Kind.Idx => Change(s_idx),
            Kind.Safetensors => Change(s_safetensors),
            Kind.SafetensorsOfPython => Change(Convert.FromBase64String(SafetensorsFiles.Types)),
            Kind.IdxGzip => Change(IdxFileTests.Gzip(s_idx)),
            _ => IdxFileTests.Gzip(Change(s_idx)),
        };
    }

    private static void Read(Kind kind, byte[] file)
    {
        var stream = new MemoryStream(file);
        if (kind == Kind.Npy) NpyReader.Read(stream, "hostile");
        else if (kind >= Kind.Safetensors) SafetensorsFile.Load(stream, "hostile");
        else if (kind < Kind.Idx) NpzFile.Load(stream, "hostile");
        else IdxFile.Read(stream, "hostile");
    }

    private static byte[] Array(int length)
    {
        // Digits of an irrational number do not compress, so that a length is not far from the length of its file.
        Tensor x = Tensor.From([.. Enumerable.Range(0, length).Select(i => (float)Math.Sin(i * i))]);
        var stream = new MemoryStream();
        NpyWriter.Write(stream, x);
        return stream.ToArray();
    }

    private static byte[] Safetensors()
    {
        var stream = new MemoryStream();
        SafetensorsFile.Save(stream, [new("l0/W", Tensor.Ones((10, 20))), new("l0/b", Tensor.Ones(20)), new("count", Tensor.From([5L]))]);
        return stream.ToArray();
    }

    private static byte[] Idx() => [0, 0, 8, 3, 0, 0, 0, 10, 0, 0, 0, 7, 0, 0, 0, 9, .. Enumerable.Range(0, 630).Select(i => (byte)(Math.Sin(i * i) * 127))];

    private static byte[] Npz(bool compressed, params byte[][] arrays)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (int i = 0; i < arrays.Length; i++)
            {
                using Stream entry = zip.CreateEntry($"l{i}/W.npy", compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression).Open();
                entry.Write(arrays[i]);
            }
        }

        return stream.ToArray();
    }
}
