using System.Buffers;
using System.Runtime.InteropServices;

namespace DeZeroNative.NN;

/// <summary>
/// Reads a part of a file whose length was declared by the file itself: never past it, and with a checksum of what was read.
/// Every failure is an <see cref="InvalidDataException"/> that begins with the name of the part.
/// </summary>
internal sealed class BoundedReader(Stream stream, long length, string name)
{
    private const int Chunk = 1 << 20;

    /// <summary>Bytes that may still be read.</summary>
    public long Remaining { get; private set; } = length;

    /// <summary>CRC-32 of everything read so far.</summary>
    public uint Checksum { get; private set; }

    public string Name => name;

    public void ReadExactly(Span<byte> destination)
    {
        if (destination.Length > Remaining)
            throw Truncated(destination.Length);
        Remaining -= destination.Length;
        while (!destination.IsEmpty)
        {
            int read = ReadSome(destination);
            if (read == 0)
                throw Truncated(destination.Length);
            Checksum = Crc32.Append(Checksum, destination[..read]);
            destination = destination[read..];
        }
    }

    /// <summary>Fills numbers with the bytes as they stand in the file.</summary>
    public void ReadExactly<T>(Span<T> destination)
        where T : unmanaged
    {
        // In chunks: the bytes of a long span do not fit the int length of a span of bytes.
        for (int start = 0; start < destination.Length; start += Chunk)
            ReadExactly(MemoryMarshal.AsBytes(destination.Slice(start, Math.Min(Chunk, destination.Length - start))));
    }

    /// <summary>Reads what remains and drops it.</summary>
    public void Drain()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 13);
        try
        {
            while (Remaining > 0)
                ReadExactly(buffer.AsSpan(0, (int)Math.Min(buffer.Length, Remaining)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Checks that the declared length was read and, if <paramref name="streamEnds"/>, that the stream ends with it.</summary>
    public void ExpectEnd(bool streamEnds)
    {
        Span<byte> one = stackalloc byte[1];
        if (Remaining != 0)
            throw Invalid($"{Remaining} bytes follow the content");
        if (streamEnds && ReadSome(one) != 0)
            throw Invalid("longer than it declares");
    }

    public InvalidDataException Invalid(string reason, Exception? inner = null) => new($"{name}: {reason}", inner);

    private InvalidDataException Truncated(long wanted) => Invalid($"truncated: {wanted} more bytes were expected");

    private int ReadSome(Span<byte> destination)
    {
        try
        {
            return stream.Read(destination);
        }
        catch (InvalidDataException e)
        {
            throw Invalid($"the compressed data is broken ({e.Message.TrimEnd('.')})", e);
        }
    }
}
