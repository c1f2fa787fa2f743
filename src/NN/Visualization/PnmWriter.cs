using System.Text;

namespace DeZeroNative.NN;

/// <summary>Writes 8-bit gray and RGB pictures as binary PGM and PPM.</summary>
public static class PnmWriter
{
    /// <summary>Writes a picture of 1 (gray, PGM) or 3 (red, green, blue, PPM) channels, row by row from the top.</summary>
    /// <exception cref="ArgumentException">The number of bytes is not width times height times channels.</exception>
    public static void Write(Stream stream, int width, int height, int channels, ReadOnlySpan<byte> pixels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequirePicture(width, height, channels, pixels.Length, "pnm");
        stream.Write(Encoding.ASCII.GetBytes($"P{(channels == 1 ? 5 : 6)}\n{width} {height}\n255\n"));
        stream.Write(pixels);
    }

    internal static void RequirePicture(int width, int height, int channels, int length, string format)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is not (1 or 3) || length != (long)width * height * channels)
            throw new ArgumentException($"[{format}] {length} bytes are no picture of {width} x {height} with {channels} channels (1 or 3)");
    }
}
