using System.Buffers.Binary;
using System.IO.Compression;
using DeZeroNative.NN.Tests.Serialization;
using Xunit;

namespace DeZeroNative.NN.Tests.Images;

public class PngTests
{
    private const byte GrayType = 0;
    private const byte RgbType = 2;
    private const byte PaletteType = 3;
    private const byte RgbaType = 6;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_PngWriter_writes_is_read_back(int channels)
    {
        RequireLibrary();
        byte[] pixels = [.. Enumerable.Range(0, 5 * 4 * channels).Select(i => (byte)(i * 37))];
        var file = new MemoryStream();
        PngWriter.Write(file, width: 5, height: 4, channels, pixels);

        Tensor image = ImageFile.Read(file);
        Assert.Equal(new Shape(4, 5, 3), image.Shape);
        byte[] expected = channels == 3 ? pixels : [.. pixels.SelectMany(gray => new[] { gray, gray, gray })];
        Assert.Equal(expected, image.ToArray<byte>());
    }

    [SkippableFact]
    public void Alpha_is_dropped_and_the_colour_behind_it_kept()
    {
        RequireLibrary();
        byte[] file = Create(2, 1, 8, RgbaType, [0, 10, 20, 30, 0, 200, 210, 220, 128]);
        Assert.Equal([10, 20, 30, 200, 210, 220], ImageFile.Decode(file).ToArray<byte>());
    }

    [SkippableFact]
    public void Samples_of_16_bits_keep_their_upper_half()
    {
        RequireLibrary();
        byte[] file = Create(2, 1, 16, RgbType, [0, 0, 0, 128, 128, 255, 255, 1, 1, 64, 64, 7, 7]);
        Assert.Equal([0, 128, 255, 1, 64, 7], ImageFile.Decode(file).ToArray<byte>());
    }

    [SkippableFact]
    public void Palettes_and_single_bits_become_colours()
    {
        RequireLibrary();
        Assert.Equal([9, 8, 7, 1, 2, 3], ImageFile.Decode(Create(2, 1, 8, PaletteType, [0, 1, 0], palette: [1, 2, 3, 9, 8, 7])).ToArray<byte>());
        Assert.Equal([255, 255, 255, 0, 0, 0], ImageFile.Decode(Create(2, 1, 1, GrayType, [0, 0b1000_0000])).ToArray<byte>());
    }

    [SkippableFact]
    public void Every_truncation_and_every_changed_byte_of_the_pixels_is_refused()
    {
        RequireLibrary();
        byte[] file = Create(7, 5, 8, RgbType, [.. Enumerable.Range(0, 5 * 22).Select(i => (byte)(i % 22 == 0 ? 0 : i * i))]);
        int end = file.AsSpan().IndexOf("IEND"u8) - 4, data = file.AsSpan().IndexOf("IDAT"u8);
        for (int length = 0; length < end; length++)
        {
            var e = Assert.Throws<InvalidDataException>(() => ImageFile.Decode(file.AsSpan(0, length), "cut.png"));
            Assert.StartsWith("cut.png: ", e.Message);
        }

        for (int i = data - 4; i < end; i++)
        {
            byte[] changed = [.. file];
            changed[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => ImageFile.Decode(changed));
        }
    }

    [SkippableFact]
    public void Altered_files_decode_or_are_refused()
    {
        RequireLibrary();
        var random = new Random(8);
        byte[] file = Create(7, 5, 8, RgbaType, [.. Enumerable.Range(0, 5 * 29).Select(i => (byte)(i % 29 == 0 ? 1 : i * i))]);
        int refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            try
            {
                ImageFile.Decode(FileMutator.Mutate(file, random), "hostile", maxPixels: 1_000_000).Dispose();
            }
            catch (InvalidDataException e)
            {
                refused++;
                Assert.StartsWith("hostile: ", e.Message);
            }
        }

        Assert.InRange(refused, 1000, 2000);
    }

    [SkippableFact]
    public void A_bomb_is_refused_before_memory_is_taken()
    {
        RequireLibrary();
        ImageFileTests.RefusedWithoutMemory(
            Create(60_000, 60_000, 8, RgbType, new byte[1000]), "60000 by 60000 pixels are more than the 100000000 that are read");
    }

    [Fact]
    public void The_library_decodes_and_where_it_is_not_here_the_message_names_its_package()
    {
        Exception? e = Record.Exception(() => ImageFile.Decode(Create(1, 1, 8, GrayType, [0, 0]), "cat"));
        if (ImageFile.CanDecode(ImageFormat.Png))
        {
            Assert.Null(e);
            return;
        }

        Assert.IsType<DllNotFoundException>(e);
        Assert.StartsWith("cat: PNG files are decoded by libpng", e.Message);
        Assert.Contains("libpng16-16", e.Message);
    }

    private static void RequireLibrary() => Skip.IfNot(ImageFile.CanDecode(ImageFormat.Png), "libpng is not here");

    /// <summary>A file of rows that each begin with their filter.</summary>
    private static byte[] Create(int width, int height, byte depth, byte type, byte[] rows, byte[]? palette = null)
    {
        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, type);
        WriteChunk(file, "IHDR"u8, header);
        if (palette is not null) WriteChunk(file, "PLTE"u8, palette);
        var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(rows);
        WriteChunk(file, "IDAT"u8, data.ToArray());
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Append(0, type), data));
        file.Write(number);
    }
}
