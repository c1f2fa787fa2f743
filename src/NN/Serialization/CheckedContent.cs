using System.IO.Compression;

namespace DeZeroNative.NN;

/// <summary>Reads content, plain or deflated, that stands in a file beside its declared length and CRC-32, and verifies both.</summary>
internal static class CheckedContent
{
    /// <summary>What a declared length may be, as a multiple of the compressed bytes it comes from, to be believed without a proof.</summary>
    private const int BelievedRatio = 4;

    /// <summary>Deflate cannot do better: 258 bytes from two bits.</summary>
    private const int DeflateLimit = 1032;

    /// <summary>Whether so many bytes can come from so many compressed ones.</summary>
    public static bool IsPossible(bool deflated, long compressedSize, long size) =>
        deflated ? size / DeflateLimit <= compressedSize : size == compressedSize;

    /// <summary>Hands a reader of the content to <paramref name="read"/>, which reads all of it, and verifies length and checksum after it.</summary>
    public static T Read<T>(
        Stream stream, long position, bool deflated, long compressedSize, long size, uint checksum, string name, Func<BoundedReader, T> read)
    {
        // A length far beyond the compressed bytes is proved by a dry run before anybody allocates for it.
        if (size / BelievedRatio > compressedSize)
        {
            ReadOnce(stream, position, deflated, size, checksum, name, static reader =>
            {
                reader.Drain();
                return true;
            });
        }

        return ReadOnce(stream, position, deflated, size, checksum, name, read);
    }

    private static T ReadOnce<T>(Stream stream, long position, bool deflated, long size, uint checksum, string name, Func<BoundedReader, T> read)
    {
        stream.Position = position;
        using DeflateStream? deflate = deflated ? new DeflateStream(stream, CompressionMode.Decompress, leaveOpen: true) : null;
        var reader = new BoundedReader(deflate ?? stream, size, name);
        T result = read(reader);
        reader.ExpectEnd(streamEnds: deflated);
        if (reader.Checksum != checksum)
            throw reader.Invalid($"the checksum is {reader.Checksum:x8}, the file says {checksum:x8}");
        return result;
    }
}
