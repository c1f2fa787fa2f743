// Uniform random numbers: y = low + range u, u in [0, 1), from the counter-based generator Philox4x32-10 (Salmon, Moraes,
// Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011). The same bits as on the CPU.
//
// One work-item per block of four 32-bit words: four float32 numbers of 24 bits, or two float64 numbers of 53 bits.
//
//   BLOCK   numbers in a block: 4 where T is float, 2 where it is double

uint4 philox(ulong key, ulong counter)
{
    uint4 c = (uint4)((uint)counter, (uint)(counter >> 32), 0, 0);
    uint k0 = (uint)key, k1 = (uint)(key >> 32);
    for (int round = 0; round < 10; round++) {
        uint high0 = mul_hi(0xD2511F53u, c.x), low0 = 0xD2511F53u * c.x;
        uint high1 = mul_hi(0xCD9E8D57u, c.z), low1 = 0xCD9E8D57u * c.z;
        c = (uint4)(high1 ^ c.y ^ k0, low1, high0 ^ c.w ^ k1, low0);
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return c;
}

kernel void uniform(ulong key, ulong counter, T low, T range, global T *y, long y0, INDEX n)
{
    INDEX block = get_global_id(0), i = block * BLOCK;
    if (i >= n) return;
    uint4 words = philox(key, counter + (ulong)block);
    y += y0 + i;
#if BLOCK == 4
    uint word[4] = { words.x, words.y, words.z, words.w };
    for (int k = 0; k < 4 && i + k < n; k++) {
        T scaled = range * ((word[k] >> 8) * (1.0f / (1 << 24)));
        y[k] = low + scaled;
    }
#else
    ulong word[2] = { (ulong)words.x << 32 | words.y, (ulong)words.z << 32 | words.w };
    for (int k = 0; k < 2 && i + k < n; k++) {
        T scaled = range * ((word[k] >> 11) * (1.0 / (1L << 53)));
        y[k] = low + scaled;
    }
#endif
}
