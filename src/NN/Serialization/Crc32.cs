using System.Buffers.Binary;

namespace DeZeroNative.NN;

/// <summary>The CRC-32 of zip, gzip and PNG (polynomial 0xEDB88320, reflected), eight bytes at a time by table.</summary>
internal static class Crc32
{
    private const int TableSize = 256;
    private static readonly uint[] s_tables = CreateTables();

    /// <summary>Continues a checksum over more bytes; the first call passes 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> t = s_tables;
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[(7 * TableSize) + (int)(low & 0xFF)] ^ t[(6 * TableSize) + (int)((low >> 8) & 0xFF)]
                ^ t[(5 * TableSize) + (int)((low >> 16) & 0xFF)] ^ t[(4 * TableSize) + (int)(low >> 24)]
                ^ t[(3 * TableSize) + (int)(high & 0xFF)] ^ t[(2 * TableSize) + (int)((high >> 8) & 0xFF)]
                ^ t[TableSize + (int)((high >> 16) & 0xFF)] ^ t[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (byte b in bytes)
            crc = t[(int)((crc ^ b) & 0xFF)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] CreateTables()
    {
        var tables = new uint[8 * TableSize];
        for (uint i = 0; i < TableSize; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? (c >> 1) ^ 0xEDB88320u : c >> 1;
            tables[i] = c;
        }

        for (int i = TableSize; i < tables.Length; i++)
        {
            uint previous = tables[i - TableSize];
            tables[i] = (previous >> 8) ^ tables[previous & 0xFF];
        }

        return tables;
    }
}
