namespace DeZeroNative.NN;

/// <summary>One file of a zip, as the central directory describes it.</summary>
internal readonly record struct ZipEntry(string Name, bool Deflated, uint Crc, long CompressedSize, long Size, long HeaderOffset);
