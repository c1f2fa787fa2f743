namespace DeZeroNative.Backends.Cpu;

/// <summary>y = condition ? a : b along a row.</summary>
internal readonly unsafe struct WhereRow<T>(T* a, T* b, byte* condition, T* y) : IRow where T : unmanaged
{
    public void Invoke(long y0, long yStride, long a0, long aStride, long b0, long bStride, long c0, long cStride, int count)
    {
        T* pa = a + a0, pb = b + b0, py = y + y0;
        byte* pc = condition + c0;
        for (int i = 0; i < count; i++) py[i * yStride] = pc[i * cStride] != 0 ? pa[i * aStride] : pb[i * bStride];
    }
}
