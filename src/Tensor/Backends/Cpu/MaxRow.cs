using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Max pooling of floats, four neighbouring windows at a time, for those of a row that lie inside the image whole. The vector walks over
/// the cells of its windows; what does not fill a last vector is computed twice:
/// <code>
///   windows   0 1 2 3   4 5 6 7        cell (0, 1) of windows 0 .. 3 at stride 2:   x  . a . b . c . d
///                   3 4 5 6                                                              0   1   2   3
/// </code>
/// Small vectors, because so are the images behind a few poolings.
/// </summary>
internal static unsafe class MaxRow
{
    /// <summary>Windows at a time; there must be as many.</summary>
    internal const int Lanes = 4;

    internal static void Run(float* x, long* index, float* y, int top, int bottom, PoolBounds columns)
    {
        if (columns.Stride == 1) Run<Neighbours>(x, index, y, top, bottom, columns);
        else if (columns.Stride == 2 && Sse.IsSupported) Run<EverySecond>(x, index, y, top, bottom, columns);
        else Run<AtStride>(x, index, y, top, bottom, columns);
    }

    private static void Run<TCells>(float* x, long* index, float* y, int top, int bottom, PoolBounds columns) where TCells : struct, ICells
    {
        int end = columns.FullTo, kernel = columns.Kernel, stride = columns.Stride, width = columns.Size, rows = bottom - top;
        for (int ow = columns.FullFrom; ow < end; ow += Lanes)
        {
            int first = Math.Min(ow, end - Lanes);
            long origin = (long)top * width + columns.Start[first];
            Vector128<float> best = TCells.Load(x + origin, stride);
            Vector128<int> at = Vector128<int>.Zero;
            for (int h = 0; h < rows; h++)
            {
                for (int cell = h * width; cell < h * width + kernel; cell++)
                {
                    // Larger, or not a number; and nothing follows on a NaN.
                    Vector128<float> v = TCells.Load(x + origin + cell, stride);
                    Vector128<float> take = Vector128.AndNot(Vector128.Equals(best, best), Vector128.LessThanOrEqual(v, best));
                    best = Vector128.ConditionalSelect(take, v, best);
                    at = Vector128.ConditionalSelect(take.AsInt32(), Vector128.Create(cell), at);
                }
            }
            best.Store(y + first);
            if (index is null) continue;
            (Vector128<long> low, Vector128<long> high) = Vector128.Widen(at + Vector128.Create(0, stride, 2 * stride, 3 * stride));
            (low + Vector128.Create(origin)).Store(index + first);
            (high + Vector128.Create(origin)).Store(index + first + 2);
        }
    }

    /// <summary>Four elements at a stride; nothing behind the last of them is read.</summary>
    private interface ICells
    {
        static abstract Vector128<float> Load(float* x, int stride);
    }

    private readonly struct Neighbours : ICells
    {
        public static Vector128<float> Load(float* x, int stride) => Vector128.Load(x);
    }

    private readonly struct EverySecond : ICells
    {
        public static Vector128<float> Load(float* x, int stride) => Sse.Shuffle(Vector128.Load(x), Vector128.Load(x + 3), 0b11_01_10_00);
    }

    private readonly struct AtStride : ICells
    {
        public static Vector128<float> Load(float* x, int stride) => Vector128.Create(x[0], x[stride], x[2 * stride], x[3 * stride]);
    }
}
