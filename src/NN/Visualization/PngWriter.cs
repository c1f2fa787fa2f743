using System.Buffers.Binary;
using System.IO.Compression;

namespace DeZeroNative.NN;

/// <summary>Writes 8-bit gray and RGB pictures as PNG (ISO/IEC 15948).</summary>
public static class PngWriter
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Writes a picture to a file, beside an old one and then in its place: see <see cref="Write(Stream, int, int, int, ReadOnlySpan{byte})"/>.</summary>
    public static void Write(string path, int width, int height, int channels, byte[] pixels) =>
        AtomicFile.Write(path, stream => Write(stream, width, height, channels, pixels));

    /// <summary>Writes a picture of 1 (gray) or 3 (red, green, blue) channels, row by row from the top.</summary>
    /// <exception cref="ArgumentException">The number of bytes is not width times height times channels.</exception>
    public static void Write(Stream stream, int width, int height, int channels, ReadOnlySpan<byte> pixels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PnmWriter.RequirePicture(width, height, channels, pixels.Length, "png");
        stream.Write(Signature);

        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)(channels == 1 ? 0 : 2);
        WriteChunk(stream, "IHDR"u8, header);
        WriteChunk(stream, "IDAT"u8, Compress(width * channels, pixels));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static ReadOnlySpan<byte> Compress(int rowLength, ReadOnlySpan<byte> pixels)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (; !pixels.IsEmpty; pixels = pixels[rowLength..])
            {
                // Every row begins with its filter: none.
                zlib.WriteByte(0);
                zlib.Write(pixels[..rowLength]);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Append(0, type), data));
        stream.Write(number);
    }
}
