using System.Text;

namespace DeZeroNative.NN;

/// <summary>
/// Goes through a tar archive (POSIX ustar, GNU): records of 512 bytes, a header before each file. Long names and extended headers are
/// passed over.
/// </summary>
internal static class TarReader
{
    private const int Record = 512;
    private const int NameLength = 100;
    private const int SizeOffset = 124;
    private const int SizeLength = 12;
    private const int ChecksumOffset = 148;
    private const int ChecksumLength = 8;
    private const int TypeOffset = 156;

    /// <summary>A file: its name without folders, its length, and the reader that stands at its beginning.</summary>
    /// <returns>Whether exactly that length was read; where it was not wanted, nothing.</returns>
    public delegate bool FileVisitor(string name, long length, BoundedReader reader);

    /// <summary>Shows every regular file, and reads the archive to its end.</summary>
    /// <exception cref="InvalidDataException">The archive is broken.</exception>
    public static void Read(BoundedReader reader, FileVisitor visit)
    {
        Span<byte> header = stackalloc byte[Record];
        while (reader.Remaining > 0)
        {
            reader.ReadExactly(header);
            // Records of zeros are the end.
            if (!header.ContainsAnyExcept((byte)0)) break;
            long length = Length(header, reader);
            int end = header[..NameLength].IndexOf((byte)0);
            string name = Path.GetFileName(Encoding.UTF8.GetString(header[..(end < 0 ? NameLength : end)]));
            bool regular = header[TypeOffset] is 0 or (byte)'0';
            if (!regular || !visit(name, length, reader)) Skip(reader, length);
            Skip(reader, -length & (Record - 1));
        }

        reader.Drain();
    }

    private static long Length(ReadOnlySpan<byte> header, BoundedReader reader)
    {
        int sum = 0;
        for (int i = 0; i < Record; i++) sum += i is >= ChecksumOffset and < ChecksumOffset + ChecksumLength ? (byte)' ' : header[i];
        if (Octal(header.Slice(ChecksumOffset, ChecksumLength)) != sum) throw reader.Invalid("the header of a file in the archive is broken");
        long length = Octal(header.Slice(SizeOffset, SizeLength));
        if (length < 0 || length > reader.Remaining) throw reader.Invalid("a file in the archive is longer than the archive");
        return length;
    }

    /// <summary>An octal number between spaces and zeros; -1 where there is none.</summary>
    private static long Octal(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> digits = field.Trim(" \0"u8);
        if (digits.IsEmpty) return -1;
        long value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7') return -1;
            value = (value << 3) + (digit - '0');
        }

        return value;
    }

    private static void Skip(BoundedReader reader, long length)
    {
        Span<byte> dropped = stackalloc byte[1 << 12];
        for (; length > 0; length -= Math.Min(length, dropped.Length)) reader.ReadExactly(dropped[..(int)Math.Min(length, dropped.Length)]);
    }
}
