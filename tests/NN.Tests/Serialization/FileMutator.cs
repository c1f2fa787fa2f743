using System.Buffers.Binary;

namespace DeZeroNative.NN.Tests.Serialization;

/// <summary>Alters files in the ways that break readers: flipped bits, cuts, gaps, and numbers that lie about lengths.</summary>
internal static class FileMutator
{
    private static readonly long[] s_lies =
    [
        0, 1, -1, 255, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, 0x10000000, long.MaxValue, long.MinValue, 1L << 40, 1_000_000,
    ];

    public static byte[] Mutate(byte[] file, Random random)
    {
        byte[] bytes = [.. file];
        int changes = 1 + random.Next(3);
        for (int i = 0; i < changes && bytes.Length > 0; i++) bytes = MutateOnce(bytes, random);
        return bytes;
    }

    private static byte[] MutateOnce(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1 + random.Next(32))..]];
            case 4:
                var more = new byte[1 + random.Next(64)];
                random.NextBytes(more);
                return [.. bytes[..at], .. more, .. bytes[at..]];
            case 5:
                bytes.AsSpan(at, Math.Min(random.Next(64), bytes.Length - at)).Fill((byte)(random.Next(2) * 255));
                return bytes;
            case 6:
                return LieInDigits(bytes, random);
            default:
                return LieInNumber(bytes, NumberPlace(bytes, random), random);
        }
    }

    /// <summary>Where a number is likely to be: a field of a zip record, or the beginning or end of the file.</summary>
    private static int NumberPlace(byte[] bytes, Random random)
    {
        ReadOnlySpan<byte> record = random.Next(4) switch { 0 => "PK\x01\x02"u8, 1 => "PK\x05\x06"u8, 2 => "PK\x03\x04"u8, _ => [] };
        int start = record.IsEmpty ? -1 : random.Next(2) == 0 ? bytes.AsSpan().IndexOf(record) : bytes.AsSpan().LastIndexOf(record);
        if (start >= 0) return Math.Min(bytes.Length - 1, start + 4 + random.Next(42));
        return random.Next(2) == 0 ? random.Next(Math.Min(bytes.Length, 128)) : bytes.Length - 1 - random.Next(Math.Min(bytes.Length, 32));
    }

    private static byte[] LieInNumber(byte[] bytes, int at, Random random)
    {
        long lie = s_lies[random.Next(s_lies.Length)] + random.Next(-1, 2);
        Span<byte> number = stackalloc byte[8];
        if (random.Next(2) == 0) BinaryPrimitives.WriteInt64LittleEndian(number, lie);
        else BinaryPrimitives.WriteInt64BigEndian(number, random.Next(2) == 0 ? lie : lie << 32);
        number = number[..(1 << random.Next(1, 4))];
        number[..Math.Min(number.Length, bytes.Length - at)].CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Changes or multiplies a decimal digit, such as those of the shape in an npy header.</summary>
    private static byte[] LieInDigits(byte[] bytes, Random random)
    {
        int[] digits = [.. Enumerable.Range(0, Math.Min(bytes.Length, 256)).Where(i => bytes[i] is >= (byte)'0' and <= (byte)'9')];
        if (digits.Length == 0) return bytes;
        int at = digits[random.Next(digits.Length)];
        byte digit = (byte)('0' + random.Next(10));
        bytes[at] = digit;
        // Over the padding, so that the length of the header stays true.
        int run = Math.Min(random.Next(12), bytes.Length - at);
        if (random.Next(3) == 0) bytes.AsSpan(at, run).Fill(digit);
        return bytes;
    }
}
