using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative.Backends.Cpu.Gemm;

/// <summary>
/// One operand of a product, seen as lines that cross the inner axis: rows of a, columns of b. Element p of line i lies at
/// <c>i * lineStride + p * innerStride</c>; one of the two strides is 1. Packing lays out <c>width</c> lines at a time:
/// <code>
///   lines 0..3, width 4:   0a 0b 0c ...        ->   0a 1a 2a 3a  0b 1b 2b 3b  0c ...
///                          1a 1b 1c ...             what the kernel reads in one run; missing lines are 0
/// </code>
/// </summary>
internal readonly unsafe struct PackedOperand<T>(T* origin, long lineStride, long innerStride) where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Packs inner elements first .. first + count - 1 of lines line .. line + width - 1, of which <paramref name="lines"/> exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Pack(int line, int lines, int width, int first, int count, T* packed)
    {
        T* x = origin + line * lineStride + first * innerStride;
        if (lines < width) new Span<T>(packed, width * count).Clear();
        if (lineStride == 1)
        {
            for (int p = 0; p < count; p++) new ReadOnlySpan<T>(x + p * innerStride, lines).CopyTo(new Span<T>(packed + (long)p * width, lines));
            return;
        }
        // A cache line of each line at a time.
        const int Run = 16;
        for (int p = 0; p < count; p += Run)
        {
            int length = Math.Min(Run, count - p);
            for (int i = 0; i < lines; i++)
            {
                T* source = x + i * lineStride + p, target = packed + (long)p * width + i;
                for (int q = 0; q < length; q++) target[(long)q * width] = source[q];
            }
        }
    }
}
