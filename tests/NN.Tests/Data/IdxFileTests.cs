using System.Buffers.Binary;
using System.IO.Compression;
using Xunit;

namespace DeZeroNative.NN.Tests.Data;

public class IdxFileTests
{
    [Fact]
    public void Bytes_are_read_plain_and_gzipped()
    {
        byte[] file = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255];
        foreach (byte[] form in (byte[][])[file, Gzip(file)])
        {
            Tensor x = IdxFile.Read(new MemoryStream(form));
            Assert.Equal(DType.UInt8, x.DType);
            Assert.Equal(new Shape(2, 3), x.Shape);
            Assert.Equal([1, 2, 3, 4, 5, 255], x.ToArray<byte>());
        }
    }

    [Fact]
    public void Wider_numbers_are_big_endian()
    {
        Assert.Equal([1, -2], IdxFile.Read(new MemoryStream([0, 0, 0x0C, 1, 0, 0, 0, 2, 0, 0, 0, 1, 255, 255, 255, 254])).ToArray<int>());
        Assert.Equal([1.5f], IdxFile.Read(new MemoryStream([0, 0, 0x0D, 1, 0, 0, 0, 1, 0x3F, 0xC0, 0, 0])).ToArray<float>());
        Assert.Equal([-2.0], IdxFile.Read(new MemoryStream([0, 0, 0x0E, 1, 0, 0, 0, 1, 0xC0, 0, 0, 0, 0, 0, 0, 0])).ToArray<double>());
    }

    [Fact]
    public void An_axis_may_have_length_0() =>
        Assert.Equal(new Shape(0, 28, 28), IdxFile.Read(new MemoryStream([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28])).Shape);

    [Theory]
    [InlineData(new byte[] { }, "truncated")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, "magic number")]
    [InlineData(new byte[] { 0, 0, 0x0B, 1, 0, 0, 0, 0 }, "type 0x0B")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "0 axes")]
    [InlineData(new byte[] { 0, 0, 8, 9 }, "9 axes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF }, "negative")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 1, 2 }, "shape (3,) of uint8 needs 3 bytes, but 2 are there")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "shape (1,) of uint8 needs 1 bytes, but 2 are there")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF }, "overflow")]
    public void A_broken_file_is_refused_with_its_reason(byte[] file, string reason)
    {
        var e = Assert.Throws<InvalidDataException>(() => IdxFile.Read(new MemoryStream(file), "t10k"));
        Assert.StartsWith("t10k: ", e.Message);
        Assert.Contains(reason, e.Message);
    }

    [Fact]
    public void Every_truncation_and_every_changed_byte_of_a_gzip_is_refused()
    {
        byte[] data = [0, 0, 8, 1, 0, 0, 0, 200, .. Enumerable.Range(0, 200).Select(i => (byte)(i * i))];
        byte[] file = Gzip(data);
        for (int length = 0; length < file.Length; length++)
        {
            var stream = new MemoryStream(file, 0, length);
            Assert.Throws<InvalidDataException>(() => IdxFile.Read(stream));
        }

        for (int i = 10; i < file.Length; i++)
        {
            byte[] changed = [.. file];
            changed[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => IdxFile.Read(new MemoryStream(changed)));
        }
    }

    [Fact]
    public void A_length_that_gzip_could_hold_but_does_not_is_refused_before_memory_is_taken()
    {
        // A million bytes are declared, at the end too, as the header of the IDX; a tenth is there.
        byte[] file = Gzip([0, 0, 8, 1, 0x00, 0x0F, 0x42, 0x40, .. new byte[100_000], .. Enumerable.Range(0, 1500).Select(i => (byte)(Math.Sin(i * i) * 127))]);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(^4), 1_000_008);
        Read();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Read();
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64_000);
        Assert.Contains("truncated", e.Message);

        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(^4), uint.MaxValue);
        Assert.Contains("cannot hold", Read().Message);

        InvalidDataException Read() => Assert.Throws<InvalidDataException>(() => IdxFile.Read(new MemoryStream(file)));
    }

    [Fact]
    public void Name_comment_and_extra_fields_of_gzip_are_skipped()
    {
        byte[] plain = Gzip([0, 0, 8, 1, 0, 0, 0, 2, 5, 6]);
        byte[] full = [0x1F, 0x8B, 8, 31, .. plain[4..10], 3, 0, 9, 9, 9, .. "name\0comment\0"u8, 1, 2, .. plain[10..]];
        Assert.Equal([5, 6], IdxFile.Read(new MemoryStream(full)).ToArray<byte>());
    }

    internal static byte[] Gzip(byte[] content)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
            gzip.Write(content);
        return stream.ToArray();
    }
}
