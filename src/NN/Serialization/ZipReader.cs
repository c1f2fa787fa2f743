using System.Buffers.Binary;
using System.Text;

namespace DeZeroNative.NN;

/// <summary>
/// Reads stored and deflated entries of a zip, zip64 included, trusting nothing it declares: sizes and offsets are held against the
/// length of the file before anything is allocated, entries may not overlap, and the checksum of every entry is verified.
/// (System.IO.Compression.ZipArchive checks neither.) Layout: PKWARE APPNOTE 6.3, sections 4.3 and 4.5.
/// </summary>
internal sealed class ZipReader
{
    private const uint LocalSignature = 0x04034B50;
    private const uint CentralSignature = 0x02014B50;
    private const uint EndSignature = 0x06054B50;
    private const uint Zip64LocatorSignature = 0x07064B50;
    private const uint Zip64EndSignature = 0x06064B50;
    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const int EndLength = 22;
    private const int Zip64LocatorLength = 20;
    private const int Zip64EndLength = 56;
    private const ushort Zip64Field = 1;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Stream _stream;
    private readonly string _file;
    private readonly List<ZipEntry> _entries;

    public ZipReader(Stream stream, string file)
    {
        _stream = stream;
        _file = file;
        (long offset, long size, long count) = FindDirectory();
        if (offset < 0 || size < 0 || offset > stream.Length - size || count < 0 || count > size / CentralLength)
            throw Invalid($"the zip directory ({count} entries, {size} bytes at {offset}) does not fit into {stream.Length} bytes");
        if (size > Array.MaxLength)
            throw Invalid("the zip directory is too large");
        _entries = new List<ZipEntry>((int)count);
        ReadDirectory(ReadAt(offset, (int)size), (int)count, dataLimit: offset);
    }

    public IReadOnlyList<ZipEntry> Entries => _entries;

    /// <summary>Reads an entry: checks it, hands a reader of its bytes to <paramref name="read"/>, and verifies length and checksum after it.</summary>
    public T Read<T>(ZipEntry entry, Func<BoundedReader, T> read)
    {
        string name = $"{_file}, entry '{Printable(entry.Name)}'";
        long data = FindData(entry, name);
        return CheckedContent.Read(_stream, data, entry.Deflated, entry.CompressedSize, entry.Size, entry.Crc, name, read);
    }

    private (long Offset, long Size, long Count) FindDirectory()
    {
        long length = _stream.Length;
        if (length < EndLength)
            throw Invalid("not a zip file: too short");
        // Nearly every zip ends with the record; only behind a comment it has to be searched.
        foreach (int tailLength in (ReadOnlySpan<int>)[EndLength, (int)Math.Min(length, EndLength + ushort.MaxValue)])
        {
            byte[] tail = ReadAt(length - tailLength, tailLength);
            for (int at = tailLength - EndLength; at >= 0; at--)
            {
                ReadOnlySpan<byte> end = tail.AsSpan(at);
                if (U32(end) != EndSignature || EndLength + U16(end[20..]) != end.Length)
                    continue;
                uint size = U32(end[12..]), offset = U32(end[16..]);
                ushort count = U16(end[10..]);
                if (size == uint.MaxValue || offset == uint.MaxValue || count == ushort.MaxValue)
                    return FindZip64Directory(length - tailLength + at);
                return (offset, size, count);
            }
        }

        throw Invalid("not a zip file, or truncated: no end of directory");
    }

    private (long Offset, long Size, long Count) FindZip64Directory(long end)
    {
        if (end < Zip64LocatorLength + Zip64EndLength)
            throw Invalid("the zip64 directory is missing");
        ReadOnlySpan<byte> locator = ReadAt(end - Zip64LocatorLength, Zip64LocatorLength);
        ulong at = U64(locator[8..]);
        if (U32(locator) != Zip64LocatorSignature || at > (ulong)(end - Zip64LocatorLength - Zip64EndLength))
            throw Invalid("the zip64 directory is missing");
        ReadOnlySpan<byte> record = ReadAt((long)at, Zip64EndLength);
        if (U32(record) != Zip64EndSignature)
            throw Invalid("the zip64 directory is missing");
        return ((long)U64(record[48..]), (long)U64(record[40..]), (long)U64(record[32..]));
    }

    private void ReadDirectory(ReadOnlySpan<byte> directory, int count, long dataLimit)
    {
        long total = 0;
        for (int i = 0; i < count; i++)
        {
            if (directory.Length < CentralLength || U32(directory) != CentralSignature)
                throw Invalid($"entry {i} of the zip directory is broken");
            int nameLength = U16(directory[28..]), extraLength = U16(directory[30..]), commentLength = U16(directory[32..]);
            if (directory.Length < CentralLength + nameLength + extraLength + commentLength)
                throw Invalid($"entry {i} of the zip directory is truncated");
            ZipEntry entry = ParseEntry(directory, i, nameLength, extraLength);
            if (entry.HeaderOffset < 0 || entry.CompressedSize < 0 || entry.Size < 0 || entry.CompressedSize > dataLimit
                || entry.HeaderOffset > dataLimit - LocalLength - entry.CompressedSize)
                throw Invalid($"entry '{Printable(entry.Name)}' lies outside the file");
            if (!CheckedContent.IsPossible(entry.Deflated, entry.CompressedSize, entry.Size))
                throw Invalid($"entry '{Printable(entry.Name)}' declares {entry.Size} bytes from {entry.CompressedSize}");
            total += LocalLength + nameLength + entry.CompressedSize;
            if (total > dataLimit)
                throw Invalid("entries overlap");
            _entries.Add(entry);
            directory = directory[(CentralLength + nameLength + extraLength + commentLength)..];
        }
    }

    private ZipEntry ParseEntry(ReadOnlySpan<byte> record, int index, int nameLength, int extraLength)
    {
        string name;
        try
        {
            name = s_strictUtf8.GetString(record.Slice(CentralLength, nameLength));
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{_file}: the name of entry {index} is not UTF-8", e);
        }

        ushort flags = U16(record[8..]), method = U16(record[10..]);
        if ((flags & 1) != 0)
            throw Invalid($"entry '{Printable(name)}' is encrypted");
        if (method is not (0 or 8))
            throw Invalid($"entry '{Printable(name)}' has compression method {method}; only stored (0) and deflated (8) are read");

        ulong compressed = U32(record[20..]), size = U32(record[24..]), offset = U32(record[42..]);
        ReadOnlySpan<byte> extra = record.Slice(CentralLength + nameLength, extraLength);
        while (extra.Length >= 4)
        {
            ushort id = U16(extra);
            int length = U16(extra[2..]);
            if (length > extra.Length - 4)
                break;
            if (id == Zip64Field)
            {
                // The 64-bit values stand in this order, each only where the 32-bit field is full.
                ReadOnlySpan<byte> values = extra.Slice(4, length);
                TakeZip64(ref size, ref values);
                TakeZip64(ref compressed, ref values);
                TakeZip64(ref offset, ref values);
                break;
            }

            extra = extra[(4 + length)..];
        }

        return new ZipEntry(name, method == 8, U32(record[16..]), (long)compressed, (long)size, (long)offset);
    }

    private static void TakeZip64(ref ulong value, ref ReadOnlySpan<byte> values)
    {
        if (value != uint.MaxValue || values.Length < 8)
            return;
        value = U64(values);
        values = values[8..];
    }

    private long FindData(ZipEntry entry, string name)
    {
        Span<byte> header = stackalloc byte[LocalLength];
        _stream.Position = entry.HeaderOffset;
        new BoundedReader(_stream, LocalLength, name).ReadExactly(header);
        if (U32(header) != LocalSignature || U16(header[8..]) != (entry.Deflated ? 8 : 0))
            throw new InvalidDataException($"{name}: its local header is broken");
        int nameLength = U16(header[26..]);
        if (!ReadAt(entry.HeaderOffset + LocalLength, nameLength).AsSpan().SequenceEqual(s_strictUtf8.GetBytes(entry.Name)))
            throw new InvalidDataException($"{name}: its local header has another name");
        long data = entry.HeaderOffset + LocalLength + nameLength + U16(header[28..]);
        if (data > _stream.Length - entry.CompressedSize)
            throw new InvalidDataException($"{name}: truncated");
        return data;
    }

    private byte[] ReadAt(long position, int length)
    {
        if (position > _stream.Length - length)
            throw Invalid("truncated");
        var bytes = new byte[length];
        _stream.Position = position;
        new BoundedReader(_stream, length, _file).ReadExactly(bytes);
        return bytes;
    }

    private InvalidDataException Invalid(string reason) => new($"{_file}: {reason}");

    /// <summary>A name from a file, fit for a message: short and without control characters.</summary>
    internal static string Printable(string name)
    {
        string shown = name.Length <= 100 ? name : string.Concat(name.AsSpan(0, 100), "...");
        return string.Create(shown.Length, shown, static (span, text) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = char.IsControl(text[i]) ? '?' : text[i];
        });
    }

    private static ushort U16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static ulong U64(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
