using System.Runtime.CompilerServices;

namespace DeZeroNative;

/// <summary>
/// The counter-based generator Philox4x32-10: four random words are a function of a key and a counter alone, so that any
/// element of a stream can be had at any time, on any device and thread. From Salmon, Moraes, Dror and Shaw, "Parallel random
/// numbers: as easy as 1, 2, 3", SC 2011.
/// </summary>
internal static class Philox
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57, Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four words of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (uint X, uint Y, uint Z, uint W) Block(ulong key, ulong counter)
    {
        uint c0 = (uint)counter, c1 = (uint)(counter >> 32), c2 = 0, c3 = 0;
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0, p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }
        return (c0, c1, c2, c3);
    }

    /// <summary>A number in [0, 1) of 24 random bits.</summary>
    internal static float ToSingle(uint word) => (word >> 8) * (1f / (1 << 24));

    /// <summary>A number in [0, 1) of 53 random bits.</summary>
    internal static double ToDouble(uint high, uint low) => (((ulong)high << 32 | low) >> 11) * (1.0 / (1L << 53));
}
