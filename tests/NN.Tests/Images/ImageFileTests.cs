using System.Text;
using DeZeroNative.NN.Tests.Serialization;
using Xunit;

namespace DeZeroNative.NN.Tests.Images;

public class ImageFileTests
{
    [Theory]
    [InlineData("P3 2 1 255 1 2 3 4 5 6", new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("P3\n# a comment\n2 # and another\n1\n255\n1 2 3\n4 5 6\n", new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("P2 2 1 9 0 9", new byte[] { 0, 0, 0, 255, 255, 255 })]
    [InlineData("P2 1 2 65535 128 65535", new byte[] { 0, 0, 0, 255, 255, 255 })]
    [InlineData("P1 3 1 10 1", new byte[] { 0, 0, 0, 255, 255, 255, 0, 0, 0 })]
    [InlineData("P5 2 1 255\n\u0007\u0008", new byte[] { 7, 7, 7, 8, 8, 8 })]
    [InlineData("P5 2 1 15\n\u0000\u000f", new byte[] { 0, 0, 0, 255, 255, 255 })]
    [InlineData("P5 1 1 256\n\u0001\u0000", new byte[] { 255, 255, 255 })]
    [InlineData("P6 1 2 255\n\u0001\u0002\u0003\u0020\u0020\u0020", new byte[] { 1, 2, 3, 32, 32, 32 })]
    [InlineData("P4 3 2\n\u00a0\u0040", new byte[] { 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255 })]
    public void Portable_maps_are_read_without_a_library(string file, byte[] pixels) =>
        Assert.Equal(pixels, ImageFile.Decode(Encoding.Latin1.GetBytes(file)).ToArray<byte>());

    [Fact]
    public void What_PnmWriter_writes_is_read_back()
    {
        byte[] pixels = [.. Enumerable.Range(0, 60).Select(i => (byte)(i * 4))];
        var file = new MemoryStream();
        PnmWriter.Write(file, width: 5, height: 4, channels: 3, pixels);
        Tensor image = ImageFile.Read(file);
        Assert.Equal(new Shape(4, 5, 3), image.Shape);
        Assert.Equal(pixels, image.ToArray<byte>());
    }

    [Theory]
    [InlineData("", "not a JPEG, PNG")]
    [InlineData("GIF89a", "not a JPEG, PNG")]
    [InlineData("P7 1 1 255\n\u0001", "not a JPEG, PNG")]
    [InlineData("P6", "truncated")]
    [InlineData("P6 2 2 255", "the header is broken")]
    [InlineData("P6 2 2 255\n\u0001\u0002\u0003", "need 12 bytes, but 3 are there")]
    [InlineData("P6 1 1 255\n\u0001\u0002\u0003\u0004", "1 bytes follow")]
    [InlineData("P6 0 1 255\n", "0 by 1 pixels")]
    [InlineData("P6 -1 1 255\n", "a number is broken")]
    [InlineData("P5 1 1 0\n\u0001", "a greatest value of 0")]
    [InlineData("P5 1 1 65536\n\u0001\u0001", "a greatest value of 65536")]
    [InlineData("P5 1 1 9\n\u000a", "a value of 10 is above the greatest, 9")]
    [InlineData("P3 1 1 9 1 2 10", "above the greatest, 9")]
    [InlineData("P3 1 1 9 1 2", "need 5 bytes, but 4 are there")]
    [InlineData("P3 1 1 9 1    2", "truncated: a number")]
    [InlineData("P2 1 1 9 1 2", "1 bytes follow")]
    [InlineData("P1 2 1 12", "neither 0 nor 1")]
    [InlineData("P1 2 1 1  ", "truncated: a bit")]
    [InlineData("P6 99999999999 1 255\n", "above the greatest")]
    [InlineData("P6 2147483647 2147483647 255\n", "more than the 100000000 that are read")]
    public void A_broken_file_is_refused_with_its_reason(string file, string reason)
    {
        var e = Assert.Throws<InvalidDataException>(() => ImageFile.Decode(Encoding.Latin1.GetBytes(file), "cat.ppm"));
        Assert.StartsWith("cat.ppm: ", e.Message);
        Assert.Contains(reason, e.Message);
    }

    [Fact]
    public void Altered_files_decode_or_are_refused()
    {
        var random = new Random(9);
        byte[][] files =
        [
            [.. "P6 7 5 255\n"u8, .. Enumerable.Range(0, 105).Select(i => (byte)(i * i))], [.. "P5 7 5 999\n"u8, .. new byte[70]],
            [.. "P4 9 5\n"u8, .. new byte[10]], [.. "P3 3 1 255 1 2 3 4 5 6 7 8 9"u8], [.. "P2 2 2 9 1 2 3 4"u8], [.. "P1 9 1 010101010"u8],
        ];
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] file = FileMutator.Mutate(files[i % files.Length], random);
            try
            {
                ImageFile.Decode(file, "hostile").Dispose();
            }
            catch (InvalidDataException e)
            {
                refused++;
                Assert.StartsWith("hostile: ", e.Message);
            }
            catch (DllNotFoundException)
            {
                Assert.NotEqual(ImageFormat.Pnm, ImageFile.FormatOf(file));
            }
        }

        Assert.InRange(refused, 1000, 3000);
    }

    [Fact]
    public void A_bomb_is_refused_before_memory_is_taken() =>
        RefusedWithoutMemory([.. "P6 50000 50000 255\n"u8, .. new byte[1000]], "50000 by 50000 pixels are more than the 100000000 that are read");

    [Fact]
    public void A_limit_of_ones_own_is_kept()
    {
        byte[] file = [.. "P5 10 10 255\n"u8, .. new byte[100]];
        Assert.Equal(300, ImageFile.Decode(file, maxPixels: 100).Size);
        Assert.Throws<InvalidDataException>(() => ImageFile.Decode(file, maxPixels: 99));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageFile.Decode(file, maxPixels: 0));
        Assert.Contains("bytes are more than", Assert.Throws<InvalidDataException>(() => ImageFile.Read(new MemoryStream(new byte[2_000_000]), maxPixels: 9)).Message);
    }

    [Fact]
    public void A_file_is_named_by_its_path_where_it_is_refused()
    {
        string path = Path.Combine(Path.GetTempPath(), $"dezero-{Guid.NewGuid():N}.ppm");
        File.WriteAllText(path, "P6 1 1 255\n12");
        try
        {
            Assert.StartsWith(path + ": truncated", Assert.Throws<InvalidDataException>(() => ImageFile.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Throws<FileNotFoundException>(() => ImageFile.Read(path));
    }

    internal static void RefusedWithoutMemory(byte[] file, string reason)
    {
        Refuse();
        long before = GC.GetAllocatedBytesForCurrentThread(), resident = Environment.WorkingSet;
        Assert.Contains(reason, Refuse().Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000);
        Assert.InRange(Environment.WorkingSet - resident, long.MinValue, 100_000_000);

        InvalidDataException Refuse() => Assert.Throws<InvalidDataException>(() => ImageFile.Decode(file));
    }
}
