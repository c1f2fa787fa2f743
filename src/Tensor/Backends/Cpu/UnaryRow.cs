using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = op(x) along a row: dense rows go to the C kernel or the span form, others through a small dense buffer.</summary>
internal readonly unsafe struct UnaryRow<TOp, T>(T* x, T* y) : IRow where TOp : struct, IUnaryOp where T : unmanaged, IFloatingPointIeee754<T>
{
    // Elements of a buffer, and the bytes of the largest vector.
    private const int Chunk = 256, Alignment = 64;

    public void Invoke(long y0, long yStride, long x0, long xStride, long b, long bStride, long c, long cStride, int count)
    {
        T* px = x + x0, py = y + y0;
        if (yStride == 1 && xStride == 1)
        {
            Apply(new(px, count), new(py, count));
            return;
        }
        if (xStride == 0)
        {
            T value = Apply(*px);
            for (int i = 0; i < count; i++) py[i * yStride] = value;
            return;
        }
        T* buffer = stackalloc T[Chunk];
        for (int start = 0; start < count; start += Chunk)
        {
            int n = Math.Min(Chunk, count - start);
            for (int i = 0; i < n; i++) buffer[i] = px[(start + i) * xStride];
            var chunk = new Span<T>(buffer, n);
            Apply(chunk, chunk);
            for (int i = 0; i < n; i++) py[(start + i) * yStride] = buffer[i];
        }
    }

    internal static void Apply(ReadOnlySpan<T> x, Span<T> y)
    {
        if (TOp.Kernel is not { } kernel || !DezeroKernels.IsAvailable) ApplySpans(x, y);
        else if (typeof(T) == typeof(float)) DezeroKernels.Unary(kernel, MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
        else DezeroKernels.Unary(kernel, MemoryMarshal.Cast<T, double>(x), MemoryMarshal.Cast<T, double>(y));
    }

    /// <summary>The function of one number, to the bit what it is in a row.</summary>
    internal static T Apply(T x)
    {
        Apply(new(in x), new(ref x));
        return x;
    }

    /// <summary>The managed form, with the same bits wherever the numbers lie.</summary>
    internal static void ApplySpans(ReadOnlySpan<T> x, Span<T> y)
    {
        // The span forms compute fewer numbers than a vector has one by one, in another way with other roundings.
        if (x.Length >= Vector128<T>.Count && !TOp.DependsOnAlignment)
        {
            TOp.Invoke(x, y);
            return;
        }
        if (x.Length == 0) return;
        T* room = stackalloc T[Chunk + Alignment / sizeof(T)];
        var buffer = new Span<T>((T*)(((nuint)room + Alignment - 1) & ~(nuint)(Alignment - 1)), Chunk);
        for (int start = 0; start < x.Length; start += Chunk)
        {
            ReadOnlySpan<T> part = x[start..Math.Min(x.Length, start + Chunk)];
            Span<T> vectors = buffer[..Math.Max(part.Length, Vector128<T>.Count)];
            vectors.Fill(part[0]);
            part.CopyTo(vectors);
            TOp.Invoke(vectors, vectors);
            vectors[..part.Length].CopyTo(y[start..]);
        }
    }
}
