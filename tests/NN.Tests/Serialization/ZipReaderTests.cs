using System.Buffers.Binary;
using Xunit;

namespace DeZeroNative.NN.Tests.Serialization;

public class ZipReaderTests
{
    [Fact]
    public void Sizes_and_offsets_in_zip64_fields_are_read()
    {
        byte[] content = [1, 2, 3, 4, 5];
        byte[] file = Zip64("a", content, size: 5);
        var zip = new ZipReader(new MemoryStream(file), "big.zip");
        Assert.Equal(new ZipEntry("a", Deflated: false, Crc32.Append(0, content), 5, 5, 0), Assert.Single(zip.Entries));
        Assert.Equal(content, zip.Read(zip.Entries[0], reader =>
        {
            var bytes = new byte[reader.Remaining];
            reader.ReadExactly(bytes.AsSpan());
            return bytes;
        }));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(1L << 40)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Sizes_in_zip64_fields_that_lie_are_refused(long size) => Assert.Throws<InvalidDataException>(() =>
    {
        var zip = new ZipReader(new MemoryStream(Zip64("a", [1, 2, 3, 4, 5], size)), "big.zip");
        zip.Read(zip.Entries[0], reader =>
        {
            reader.Drain();
            return true;
        });
    });

    [Fact]
    public void A_file_may_end_with_a_comment()
    {
        byte[] file = Convert.FromBase64String(NumPyFiles.Savez);
        byte[] comment = new byte[70];
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(^2), (ushort)comment.Length);
        Assert.Equal(3, new ZipReader(new MemoryStream([.. file, .. comment]), "c.zip").Entries.Count);
    }

    [Fact]
    public void A_local_header_of_another_name_is_refused()
    {
        byte[] file = Convert.FromBase64String(NumPyFiles.Savez);
        file[30] = (byte)'L';
        var zip = new ZipReader(new MemoryStream(file), "n.zip");
        Assert.Throws<InvalidDataException>(() => zip.Read(zip.Entries[0], reader => reader.Remaining));
    }

    /// <summary>A zip of one stored entry, its sizes, its offset and the directory's place all in 64-bit fields.</summary>
    private static byte[] Zip64(string name, byte[] content, long size)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        uint crc = Crc32.Append(0, content);
        void Common()
        {
            writer.Write((ushort)45);
            writer.Write((ushort)0);
            writer.Write((ushort)0);
            writer.Write(0);
            writer.Write(crc);
            writer.Write(uint.MaxValue);
            writer.Write(uint.MaxValue);
            writer.Write((ushort)name.Length);
        }

        writer.Write(0x04034B50);
        Common();
        writer.Write((ushort)20);
        writer.Write(name.AsSpan());
        WriteField(writer, size, size);
        writer.Write(content);

        long directory = stream.Position;
        writer.Write(0x02014B50);
        writer.Write((ushort)45);
        Common();
        writer.Write((ushort)28);
        writer.Write(new byte[10]);
        writer.Write(uint.MaxValue);
        writer.Write(name.AsSpan());
        WriteField(writer, size, size, 0);

        long end = stream.Position;
        writer.Write(0x06064B50);
        writer.Write(44L);
        writer.Write(new byte[12]);
        writer.Write(1L);
        writer.Write(1L);
        writer.Write(end - directory);
        writer.Write(directory);
        writer.Write(0x07064B50);
        writer.Write(0);
        writer.Write(end);
        writer.Write(1);
        writer.Write(0x06054B50);
        writer.Write(0);
        writer.Write(ushort.MaxValue);
        writer.Write(ushort.MaxValue);
        writer.Write(uint.MaxValue);
        writer.Write(uint.MaxValue);
        writer.Write((ushort)0);
        return stream.ToArray();
    }

    private static void WriteField(BinaryWriter writer, params long[] values)
    {
        writer.Write((ushort)1);
        writer.Write((ushort)(8 * values.Length));
        foreach (long value in values) writer.Write(value);
    }
}
