using System.Numerics;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = value along a row.</summary>
internal readonly unsafe struct FillRow<T>(T value, T* y) : IRow where T : unmanaged
{
    public void Invoke(long y0, long yStride, long a, long aStride, long b, long bStride, long c, long cStride, int count)
    {
        T* py = y + y0;
        if (yStride == 1) new Span<T>(py, count).Fill(value);
        else
            for (int i = 0; i < count; i++) py[i * yStride] = value;
    }
}

/// <summary>y = x along a row, of one type.</summary>
internal readonly unsafe struct CopyRow<T>(T* x, T* y) : IRow where T : unmanaged
{
    public void Invoke(long y0, long yStride, long x0, long xStride, long b, long bStride, long c, long cStride, int count)
    {
        T* px = x + x0, py = y + y0;
        if (yStride == 1 && xStride == 1) new ReadOnlySpan<T>(px, count).CopyTo(new Span<T>(py, count));
        else if (yStride == 1 && xStride == 0) new Span<T>(py, count).Fill(*px);
        else
            for (int i = 0; i < count; i++) py[i * yStride] = px[i * xStride];
    }
}

/// <summary>y = x along a row, converted; out of range is held within it.</summary>
internal readonly unsafe struct ConvertRow<TFrom, TTo>(TFrom* x, TTo* y) : IRow
    where TFrom : unmanaged, INumber<TFrom>
    where TTo : unmanaged, INumber<TTo>
{
    public void Invoke(long y0, long yStride, long x0, long xStride, long b, long bStride, long c, long cStride, int count)
    {
        TFrom* px = x + x0;
        TTo* py = y + y0;
        for (int i = 0; i < count; i++) py[i * yStride] = TTo.CreateSaturating(px[i * xStride]);
    }
}

/// <summary>y = x is not zero, along a row.</summary>
internal readonly unsafe struct TruthRow<TFrom>(TFrom* x, byte* y) : IRow where TFrom : unmanaged, INumber<TFrom>
{
    public void Invoke(long y0, long yStride, long x0, long xStride, long b, long bStride, long c, long cStride, int count)
    {
        TFrom* px = x + x0;
        byte* py = y + y0;
        for (int i = 0; i < count; i++) py[i * yStride] = px[i * xStride] != TFrom.Zero ? (byte)1 : (byte)0;
    }
}
