using System.Numerics;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = the largest element of each window, index its position: the first of equals, and of NaNs.</summary>
internal readonly unsafe struct MaxPlane<T> : IPlane<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public static bool IsNative(in PoolWindows windows) => NativePooling.TakesMax(windows);

    public static void RunNative(in KernelPool pool, long planes, T* x, long* index, T* y)
    {
        if (typeof(T) == typeof(float)) DezeroKernels.MaxPool(pool, planes, (float*)x, (float*)y, index);
        else DezeroKernels.MaxPool(pool, planes, (double*)x, (double*)y, index);
    }

    public static void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns)
    {
        int windows = columns.Start.Length;
        for (int oh = 0; oh < rows.Start.Length; oh++)
        {
            int done = 0;
            if (typeof(T) == typeof(float) && rows.Start[oh] < rows.End[oh] && columns.FullTo - columns.FullFrom >= MaxRow.Lanes)
            {
                Each(x, index, y, rows, columns, oh, 0, columns.FullFrom);
                MaxRow.Run((float*)x, index, (float*)y, rows.Start[oh], rows.End[oh], columns);
                done = columns.FullTo;
            }
            Each(x, index, y, rows, columns, oh, done, windows);
            y += windows;
            if (index is not null) index += windows;
        }
    }

    private static void Each(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns, int oh, int from, int to)
    {
        int top = rows.Start[oh], bottom = rows.End[oh];
        for (int ow = from; ow < to; ow++)
        {
            int left = columns.Start[ow], right = columns.End[ow];
            long at = -1;
            y[ow] = top < bottom && left < right ? Best(x, top, bottom, left, right, columns.Size, out at) : T.NegativeInfinity;
            if (index is not null) index[ow] = at;
        }
    }

    private static T Best(T* x, int top, int bottom, int left, int right, int width, out long at)
    {
        at = (long)top * width + left;
        T best = x[at];
        for (int h = top; h < bottom; h++)
        {
            T* row = x + (long)h * width;
            for (int w = left; w < right; w++)
            {
                // Larger, or not a number; and nothing follows on a NaN.
                T v = row[w];
                if (v <= best || T.IsNaN(best)) continue;
                best = v;
                at = (long)h * width + w;
            }
        }
        return best;
    }
}

/// <summary>y = the sum of x over the windows that chose each cell: two cycles for a window, where vectors in C took four to ten.</summary>
internal readonly unsafe struct MaxScatterPlane<T> : IPlane<T> where T : unmanaged, INumber<T>
{
    public static void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns)
    {
        new Span<T>(y, checked(rows.Size * columns.Size)).Clear();
        long windows = (long)rows.Start.Length * columns.Start.Length;
        for (long i = 0; i < windows; i++)
            if (index[i] >= 0) y[index[i]] += x[i];
    }
}

/// <summary>y = the cell of x that each window chose.</summary>
internal readonly unsafe struct MaxGatherPlane<T> : IPlane<T> where T : unmanaged, INumber<T>
{
    public static void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns)
    {
        long windows = (long)rows.Start.Length * columns.Start.Length;
        for (long i = 0; i < windows; i++) y[i] = index[i] >= 0 ? x[index[i]] : T.Zero;
    }
}
