using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DeZeroNative.NN;

/// <summary>
/// The header of a .npy file, format versions 1.0 to 3.0: magic, version, the length of the text, and a Python dictionary
/// <c>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 4), }</c>. Source: numpy.lib.format.
/// </summary>
internal readonly record struct NpyHeader(string Descr, bool FortranOrder, long[] Shape)
{
    /// <summary>NumPy's limit is 32 as well.</summary>
    public const int MaxRank = 32;

    private const int Alignment = 64;
    private const int MaxTextLength = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a header and leaves the reader at the first byte of the array.</summary>
    public static NpyHeader Read(BoundedReader reader)
    {
        Span<byte> start = stackalloc byte[8];
        if (reader.Remaining < 10)
            throw reader.Invalid("not an npy array: too short");
        reader.ReadExactly(start);
        if (!start.StartsWith(Magic))
            throw reader.Invalid("not an npy array: the magic bytes are missing");
        if (start[6] is < 1 or > 3)
            throw reader.Invalid($"npy version {start[6]}.{start[7]} is not known");

        Span<byte> lengthBytes = stackalloc byte[4];
        lengthBytes.Clear();
        reader.ReadExactly(lengthBytes[..(start[6] == 1 ? 2 : 4)]);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > MaxTextLength || length > reader.Remaining)
            throw reader.Invalid($"the npy header declares {length} bytes of text");
        var text = new byte[length];
        reader.ReadExactly(text.AsSpan());
        return NpyHeaderParser.Parse(text, reader);
    }

    /// <summary>The header as NumPy writes it: version 1.0, padded so that the array begins at a multiple of 64 bytes.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{'descr': '{Descr}', 'fortran_order': {(FortranOrder ? "True" : "False")}, 'shape': (");
        text.AppendJoin(", ", Shape);
        text.Append(Shape.Length == 1 ? ",), }" : "), }");
        int length = 10 + text.Length + 1;
        text.Append(' ', (Alignment - (length % Alignment)) % Alignment).Append('\n');

        var bytes = new byte[10 + text.Length];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)text.Length));
        Encoding.ASCII.GetBytes(text.ToString(), bytes.AsSpan(10));
        return bytes;
    }
}
