using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace DeZeroNative.NN.Tests.Visualization;

public sealed class PictureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dezero-picture").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_png_holds_the_pixels(int channels)
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 4 * channels).Select(i => (byte)(i * 11))];
        var stream = new MemoryStream();
        PngWriter.Write(stream, 5, 4, channels, pixels);
        Assert.Equal(pixels, DecodePng(stream.ToArray(), 5, 4, channels));
    }

    [Fact]
    public void A_ppm_holds_the_pixels()
    {
        string path = Path.Combine(_folder, "p.ppm");
        new Picture(2, 1, new Rgb(1, 2, 3)).SavePpm(path);
        Assert.Equal([.. "P6\n2 1\n255\n"u8, 1, 2, 3, 1, 2, 3], File.ReadAllBytes(path));
    }

    [Fact]
    public void Pixels_that_do_not_fill_the_picture_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PngWriter.Write(new MemoryStream(), 2, 2, 3, new byte[11]));
        Assert.Throws<ArgumentException>(() => PngWriter.Write(new MemoryStream(), 2, 2, 2, new byte[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngWriter.Write(new MemoryStream(), 0, 2, 1, []));
    }

    [Fact]
    public void A_line_covers_its_way_and_nothing_else()
    {
        var picture = new Picture(20, 20);
        picture.Line(2, 10, 18, 10, Rgb.Black, thickness: 2);
        Assert.Equal(Rgb.Black, picture[10, 9]);
        Assert.Equal(Rgb.Black, picture[10, 10]);
        Assert.Equal(Rgb.White, picture[10, 7]);
        Assert.Equal(Rgb.White, picture[10, 12]);
        Assert.Equal(Rgb.White, picture[0, 10]);
    }

    [Fact]
    public void What_lies_outside_is_cut_off()
    {
        var picture = new Picture(8, 8);
        picture.Line(-1e9, 4, 1e9, 4, Rgb.Black, 2);
        picture.Disc(100, 100, 5, Rgb.Black);
        picture.Text("far away", -500, 4, Rgb.Black);
        picture.FillRectangle(6, 6, 100, 100, Rgb.Black);
        Assert.Equal(Rgb.Black, picture[7, 7]);
        Assert.Equal(Rgb.White, picture[5, 6]);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture[8, 0]);
    }

    [Fact]
    public void Letters_stand_where_they_are_put()
    {
        var picture = new Picture(40, 12);
        picture.Text("TT", 3, 2, Rgb.Black, scale: 1);
        Assert.Equal([3, 4, 5, 6, 7, 9, 10, 11, 12, 13], InkOfRow(picture, 2));
        Assert.Equal([5, 11], InkOfRow(picture, 8));
        Assert.Empty(InkOfRow(picture, 9));
        Assert.Equal(11, Picture.TextWidth("TT", 1));

        var right = new Picture(40, 12);
        right.Text("TT", 40, 2, Rgb.Black, scale: 1, TextAlignment.Right);
        Assert.Equal([29, 30, 31, 32, 33, 35, 36, 37, 38, 39], InkOfRow(right, 2));
    }

    [Fact]
    public void Letters_all_differ()
    {
        var seen = new HashSet<string>();
        for (char letter = ' '; letter <= '~'; letter++)
        {
            // Capital O and zero share a shape, as in many types.
            if (letter == 'O') continue;
            var picture = new Picture(8, 10);
            picture.Text(letter.ToString(), 0, 0, Rgb.Black, scale: 1);
            Assert.True(seen.Add(Convert.ToHexString(picture.Pixels)), $"'{letter}' looks like another letter");
        }
    }

    private static int[] InkOfRow(Picture picture, int y) => [.. Enumerable.Range(0, picture.Width).Where(x => picture[x, y] == Rgb.Black)];

    internal static byte[] DecodePng(byte[] file, int width, int height, int channels)
    {
        Assert.Equal([0x89, .. "PNG\r\n\u001A\n"u8], file[..8]);
        var data = new MemoryStream();
        var types = new List<string>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            types.Add(type);
            ReadOnlySpan<byte> body = file.AsSpan(at + 8, length);
            Assert.Equal(Crc32.Append(0, file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            if (type == "IHDR")
            {
                Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(body));
                Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(body[4..]));
                Assert.Equal([8, (byte)(channels == 1 ? 0 : 2), 0, 0, 0], body[8..].ToArray());
            }

            if (type == "IDAT") data.Write(body);
            at += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], types);
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        var rows = new MemoryStream();
        zlib.CopyTo(rows);
        byte[] filtered = rows.ToArray();
        Assert.Equal(height * ((width * channels) + 1), filtered.Length);
        return [.. filtered.Where((_, i) => i % ((width * channels) + 1) != 0)];
    }
}
