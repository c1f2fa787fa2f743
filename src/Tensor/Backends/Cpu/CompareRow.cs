using System.Numerics;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = op(a, b) as 0 or 1 along a row.</summary>
internal readonly unsafe struct CompareRow<TOp, T>(T* a, T* b, byte* y) : IRow where TOp : struct, ICompareOp where T : unmanaged, INumber<T>
{
    public void Invoke(long y0, long yStride, long a0, long aStride, long b0, long bStride, long c, long cStride, int count)
    {
        T* pa = a + a0, pb = b + b0;
        byte* py = y + y0;
        if (yStride == 1 && aStride == 1 && bStride == 1)
        {
            for (int i = 0; i < count; i++) py[i] = TOp.Invoke(pa[i], pb[i]) ? (byte)1 : (byte)0;
        }
        else if (yStride == 1 && aStride == 1 && bStride == 0)
        {
            T value = *pb;
            for (int i = 0; i < count; i++) py[i] = TOp.Invoke(pa[i], value) ? (byte)1 : (byte)0;
        }
        else
        {
            for (int i = 0; i < count; i++) py[i * yStride] = TOp.Invoke(pa[i * aStride], pb[i * bStride]) ? (byte)1 : (byte)0;
        }
    }
}
