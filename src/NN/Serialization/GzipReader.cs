using System.Buffers.Binary;

namespace DeZeroNative.NN;

/// <summary>
/// Reads a gzip file of one member (RFC 1952) below 4 GiB. (System.IO.Compression.GZipStream does not notice that the checksum is cut off.)
/// </summary>
internal static class GzipReader
{
    private const int HeaderLength = 10;
    private const int TrailerLength = 8;
    private const byte HeaderChecksumFlag = 2;
    private const byte ExtraFlag = 4;
    private const byte NameFlag = 8;
    private const byte CommentFlag = 16;

    /// <summary>Whether a file begins as gzip does. Leaves the stream at its beginning.</summary>
    public static bool IsGzip(Stream stream)
    {
        stream.Position = 0;
        bool gzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return gzip;
    }

    /// <summary>Hands a reader of the content to <paramref name="read"/>, which reads all of it, and verifies length and checksum.</summary>
    public static T Read<T>(Stream stream, string name, Func<BoundedReader, T> read)
    {
        long end = stream.Length - TrailerLength;
        long start = SkipHeader(new BoundedReader(stream, Math.Max(end, 0), name), end);

        Span<byte> trailer = stackalloc byte[TrailerLength];
        stream.Position = end;
        new BoundedReader(stream, TrailerLength, name).ReadExactly(trailer);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(trailer), size = BinaryPrimitives.ReadUInt32LittleEndian(trailer[4..]);
        if (!CheckedContent.IsPossible(deflated: true, end - start, size))
            throw new InvalidDataException($"{name}: {size} bytes are declared, which {end - start} compressed bytes cannot hold");
        return CheckedContent.Read(stream, start, deflated: true, end - start, size, checksum, name, read);
    }

    private static long SkipHeader(BoundedReader reader, long end)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        reader.ReadExactly(header);
        byte flags = header[3];
        if (header[0] != 0x1F || header[1] != 0x8B || header[2] != 8 || flags > 31)
            throw reader.Invalid("the gzip header is broken");
        if ((flags & ExtraFlag) != 0)
        {
            Span<byte> length = stackalloc byte[2];
            reader.ReadExactly(length);
            for (int left = BinaryPrimitives.ReadUInt16LittleEndian(length); left > 0; left--) ReadByte(reader);
        }

        if ((flags & NameFlag) != 0) SkipText(reader);
        if ((flags & CommentFlag) != 0) SkipText(reader);
        if ((flags & HeaderChecksumFlag) != 0) reader.ReadExactly(stackalloc byte[2]);
        return end - reader.Remaining;
    }

    private static void SkipText(BoundedReader reader)
    {
        while (ReadByte(reader) != 0)
        {
        }
    }

    private static byte ReadByte(BoundedReader reader)
    {
        Span<byte> one = stackalloc byte[1];
        reader.ReadExactly(one);
        return one[0];
    }
}
