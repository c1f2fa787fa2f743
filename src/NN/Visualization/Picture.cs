namespace DeZeroNative.NN;

/// <summary>
/// A small colour picture to draw curves and points on, in smooth lines. Places are in pixels from the upper left corner; a pixel's middle
/// lies at half a pixel. What falls outside is cut off.
/// </summary>
public sealed class Picture
{
    private readonly byte[] _pixels;

    /// <summary>Creates a picture of one colour, white if none is given.</summary>
    public Picture(int width, int height, Rgb? background = null)
    {
        if (width <= 0 || height <= 0 || (long)width * height > Array.MaxLength / 3)
            throw new ArgumentOutOfRangeException(nameof(width), $"[picture] {width} by {height} pixels cannot be held");
        Width = width;
        Height = height;
        _pixels = new byte[3 * width * height];
        FillRectangle(0, 0, width, height, background ?? Rgb.White);
    }

    /// <summary>Pixels per row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>Red, green and blue of every pixel, row by row from the top.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>One pixel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is outside the picture.</exception>
    public Rgb this[int x, int y]
    {
        get
        {
            int at = Position(x, y);
            return new(_pixels[at], _pixels[at + 1], _pixels[at + 2]);
        }

        set
        {
            int at = Position(x, y);
            _pixels[at] = value.R;
            _pixels[at + 1] = value.G;
            _pixels[at + 2] = value.B;
        }
    }

    /// <summary>Fills a rectangle.</summary>
    public void FillRectangle(int x, int y, int width, int height, Rgb color)
    {
        for (int row = Math.Max(y, 0); row < Math.Min(y + height, Height); row++)
            for (int column = Math.Max(x, 0); column < Math.Min(x + width, Width); column++)
                this[column, row] = color;
    }

    /// <summary>Draws a straight line with round ends.</summary>
    public void Line(double x0, double y0, double x1, double y1, Rgb color, double thickness = 1)
    {
        double dx = x1 - x0, dy = y1 - y0, length2 = (dx * dx) + (dy * dy), radius = thickness / 2;
        Paint(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1), radius, color, (x, y) =>
        {
            double along = length2 > 0 ? Math.Clamp((((x - x0) * dx) + ((y - y0) * dy)) / length2, 0, 1) : 0;
            return Distance(x - x0 - (along * dx), y - y0 - (along * dy));
        });
    }

    /// <summary>Draws a filled circle.</summary>
    public void Disc(double x, double y, double radius, Rgb color) => Paint(x, y, x, y, radius, color, (px, py) => Distance(px - x, py - y));

    /// <summary>Writes a line of ASCII text whose upper edge is <paramref name="y"/>; capitals are 5 by 7 dots of <paramref name="scale"/> pixels.</summary>
    public void Text(string text, int x, int y, Rgb color, int scale = 2, TextAlignment alignment = TextAlignment.Left)
    {
        ArgumentNullException.ThrowIfNull(text);
        x -= alignment switch { TextAlignment.Left => 0, TextAlignment.Center => TextWidth(text, scale) / 2, _ => TextWidth(text, scale) };
        foreach (char letter in text)
        {
            for (int row = 0; row < PixelFont.Height; row++)
                for (int column = 0; column < PixelFont.Width; column++)
                    if (PixelFont.IsSet(letter, column, row)) FillRectangle(x + (column * scale), y + ((row + PixelFont.Drop(letter)) * scale), scale, scale, color);
            x += PixelFont.Advance * scale;
        }
    }

    /// <summary>The width in pixels that <see cref="Text"/> needs.</summary>
    public static int TextWidth(string text, int scale = 2)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? 0 : ((text.Length * PixelFont.Advance) - (PixelFont.Advance - PixelFont.Width)) * scale;
    }

    /// <summary>Writes the picture as PNG, beside an old file and then in its place.</summary>
    public void SavePng(string path) => AtomicFile.Write(path, stream => PngWriter.Write(stream, Width, Height, channels: 3, Pixels));

    /// <summary>Writes the picture as binary PPM, beside an old file and then in its place.</summary>
    public void SavePpm(string path) => AtomicFile.Write(path, stream => PnmWriter.Write(stream, Width, Height, channels: 3, Pixels));

    /// <summary>Paints every pixel within <paramref name="radius"/> of a figure; the last half pixel fades out.</summary>
    private void Paint(double left, double top, double right, double bottom, double radius, Rgb color, Func<double, double, double> distance)
    {
        double reach = radius + 1;
        int firstX = (int)Math.Clamp(Math.Floor(left - reach), 0, Width), lastX = (int)Math.Clamp(Math.Ceiling(right + reach), 0, Width);
        int firstY = (int)Math.Clamp(Math.Floor(top - reach), 0, Height), lastY = (int)Math.Clamp(Math.Ceiling(bottom + reach), 0, Height);
        for (int y = firstY; y < lastY; y++)
        {
            for (int x = firstX; x < lastX; x++)
            {
                double cover = radius + 0.5 - distance(x + 0.5, y + 0.5);
                if (cover > 0) this[x, y] = this[x, y].Mix(color, cover);
            }
        }
    }

    private static double Distance(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private int Position(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return 3 * ((y * Width) + x);
    }
}
