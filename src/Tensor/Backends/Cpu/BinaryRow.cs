using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = op(a, b) along a row: dense and constant operands go to the span forms, others through small dense buffers.</summary>
internal readonly unsafe struct BinaryRow<TOp, T>(T* a, T* b, T* y) : IRow where TOp : struct, IBinaryOp where T : unmanaged, INumber<T>
{
    private const int Chunk = 256;

    public void Invoke(long y0, long yStride, long a0, long aStride, long b0, long bStride, long c, long cStride, int count)
    {
        T* pa = a + a0, pb = b + b0, py = y + y0;
        if (yStride == 1 && aStride is 0 or 1 && bStride is 0 or 1)
        {
            Apply(pa, aStride, pb, bStride, py, count);
            return;
        }
        T* bufferA = stackalloc T[Chunk], bufferB = stackalloc T[Chunk], bufferY = stackalloc T[Chunk];
        for (int start = 0; start < count; start += Chunk)
        {
            int n = Math.Min(Chunk, count - start);
            T* ca = Dense(pa + start * aStride, aStride, bufferA, n, out long sa);
            T* cb = Dense(pb + start * bStride, bStride, bufferB, n, out long sb);
            if (yStride == 1)
            {
                Apply(ca, sa, cb, sb, py + start, n);
                continue;
            }
            Apply(ca, sa, cb, sb, bufferY, n);
            for (int i = 0; i < n; i++) py[(start + i) * yStride] = bufferY[i];
        }
    }

    private static T* Dense(T* x, long stride, T* buffer, int n, out long denseStride)
    {
        denseStride = stride is 0 or 1 ? stride : 1;
        if (stride is 0 or 1) return x;
        for (int i = 0; i < n; i++) buffer[i] = x[i * stride];
        return buffer;
    }

    internal static void Apply(T* a, long aStride, T* b, long bStride, T* y, int count)
    {
        var ys = new Span<T>(y, count);
        if (aStride == 1 && bStride == 1 && TOp.Kernel is { } kernel && DezeroKernels.IsAvailable && (typeof(T) == typeof(float) || typeof(T) == typeof(double)))
        {
            if (typeof(T) == typeof(float)) DezeroKernels.Binary(kernel, count, (float*)a, (float*)b, (float*)y);
            else DezeroKernels.Binary(kernel, count, (double*)a, (double*)b, (double*)y);
        }
        else if (aStride == 1 && bStride == 1) TOp.Invoke(new ReadOnlySpan<T>(a, count), new ReadOnlySpan<T>(b, count), ys);
        else if (aStride == 1) TOp.Invoke(new ReadOnlySpan<T>(a, count), *b, ys);
        else if (bStride == 1) TOp.Invoke(*a, new ReadOnlySpan<T>(b, count), ys);
        else ys.Fill(TOp.Invoke(*a, *b));
    }
}
