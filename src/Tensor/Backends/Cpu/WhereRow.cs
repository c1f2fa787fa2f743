using System.Numerics;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = condition ? a : b along a row.</summary>
internal readonly unsafe struct WhereRow<T>(T* a, T* b, byte* condition, T* y) : IRow where T : unmanaged
{
    public void Invoke(long y0, long yStride, long a0, long aStride, long b0, long bStride, long c0, long cStride, int count)
    {
        T* pa = a + a0, pb = b + b0, py = y + y0;
        byte* pc = condition + c0;

        // The bits are chosen by masks: a branch on every element would be guessed wrong half of the time.
        if (sizeof(T) == 4) Select((uint*)pa, aStride, (uint*)pb, bStride, pc, cStride, (uint*)py, yStride, count);
        else if (sizeof(T) == 8) Select((ulong*)pa, aStride, (ulong*)pb, bStride, pc, cStride, (ulong*)py, yStride, count);
        else Select((byte*)pa, aStride, (byte*)pb, bStride, pc, cStride, (byte*)py, yStride, count);
    }

    private static void Select<TBits>(
        TBits* a, long aStride, TBits* b, long bStride, byte* c, long cStride, TBits* y, long yStride, int count)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        for (int i = 0; i < count; i++)
        {
            TBits taken = TBits.Zero - TBits.CreateTruncating(c[i * cStride] != 0 ? 1 : 0), left = a[i * aStride], right = b[i * bStride];
            y[i * yStride] = right ^ ((left ^ right) & taken);
        }
    }
}
