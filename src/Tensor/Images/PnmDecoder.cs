using System.Buffers.Binary;

namespace DeZeroNative.Images;

/// <summary>
/// PBM, PGM and PPM, as text (P1, P2, P3) and binary (P4, P5, P6), from the format's description at netpbm.sourceforge.net. Values of up to
/// 65535 are scaled to 0..255 and rounded.
/// </summary>
internal static class PnmDecoder
{
    private const int MostValue = 65535;
    private const int ByteMax = 255;

    public static Tensor Decode(ReadOnlySpan<byte> content, string name, long maxPixels)
    {
        int kind = content[1] - '0';
        bool binary = kind > 3, bits = kind is 1 or 4;
        int channels = kind is 3 or 6 ? 3 : 1;
        var text = new PnmText(content[2..], name);
        int width = text.ReadNumber(), height = text.ReadNumber(), most = bits ? 1 : text.ReadNumber();
        ImageFile.RequireSize(width, height, name, maxPixels);
        if (most is 0 or > MostValue) throw new InvalidDataException($"{name}: a greatest value of {most} is declared; 1 to {MostValue} are read");

        ReadOnlySpan<byte> body = text.Rest(skipOne: binary);
        long row = bits ? ((long)width + 7) / 8 : (long)width * channels * (most > ByteMax ? 2 : 1);
        // A number of a text has a digit and, but for bits, something to end it.
        long needed = binary ? row * height : bits ? (long)width * height : (2L * width * channels * height) - 1;
        if (needed > body.Length)
            throw new InvalidDataException($"{name}: truncated: {width} by {height} pixels need {needed} bytes, but {body.Length} are there");

        Tensor image = ImageFile.Allocate(width, height);
        try
        {
            Span<byte> pixels = image.HostSpan<byte>();
            if (bits && binary) ReadBits(body, width, pixels);
            else if (binary) ReadBinary(body, channels, most, pixels, name);
            else ReadText(text, channels, most, bits, pixels);
            if (binary && body[(int)needed..].ContainsAnyExcept(" \t\r\n"u8))
                throw new InvalidDataException($"{name}: {body.Length - needed} bytes follow the picture");
            GC.KeepAlive(image);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static void ReadBits(ReadOnlySpan<byte> body, int width, Span<byte> pixels)
    {
        int rowBytes = (width + 7) / 8;
        for (int pixel = 0; pixel < pixels.Length / 3; pixel++)
        {
            int column = pixel % width;
            bool black = (body[(pixel / width * rowBytes) + (column / 8)] & (0x80 >> (column % 8))) != 0;
            pixels.Slice(3 * pixel, 3).Fill(black ? (byte)0 : (byte)ByteMax);
        }
    }

    private static void ReadBinary(ReadOnlySpan<byte> body, int channels, int most, Span<byte> pixels, string name)
    {
        if (channels == 3 && most == ByteMax)
        {
            body[..pixels.Length].CopyTo(pixels);
            return;
        }

        int size = most > ByteMax ? 2 : 1;
        for (int i = 0; i < pixels.Length; i++)
        {
            int at = (channels == 3 ? i : i / 3) * size;
            int value = size == 1 ? body[at] : BinaryPrimitives.ReadUInt16BigEndian(body[at..]);
            if (value > most) throw new InvalidDataException($"{name}: a value of {value} is above the greatest, {most}");
            pixels[i] = Scaled(value, most);
        }
    }

    private static void ReadText(PnmText text, int channels, int most, bool bits, Span<byte> pixels)
    {
        for (int i = 0; i < pixels.Length; i += 4 - channels)
        {
            int value = bits ? 1 - text.ReadBit() : text.ReadNumber(most);
            if (channels == 3) pixels[i] = Scaled(value, most);
            else pixels.Slice(i, 3).Fill(Scaled(value, most));
        }

        text.ExpectEnd();
    }

    private static byte Scaled(int value, int most) => (byte)(((value * ByteMax) + (most / 2)) / most);
}
