using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = the mean of each window: whole rows are added first, then the windows along their sum.</summary>
internal readonly unsafe struct AveragePlane<T> : IPlane<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public static bool IsNative(in PoolWindows windows) => NativePooling.Takes(windows);

    public static void RunNative(in KernelPool pool, long planes, T* x, long* index, T* y)
    {
        if (typeof(T) == typeof(float)) DezeroKernels.AveragePool(pool, planes, (float*)x, (float*)y);
        else DezeroKernels.AveragePool(pool, planes, (double*)x, (double*)y);
    }

    public static void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns)
    {
        int width = columns.Size, windows = columns.Start.Length;
        T[] buffer = ArrayPool<T>.Shared.Rent(width + 2 * windows);
        Span<T> sum = buffer.AsSpan(0, width), across = buffer.AsSpan(width, windows), cells = buffer.AsSpan(width + windows, windows);
        TensorPrimitives.ConvertTruncating<int, T>(columns.Cells, across);
        fixed (T* s = buffer)
        fixed (int* start = columns.Start, end = columns.End)
        {
            for (int oh = 0; oh < rows.Start.Length; oh++, y += windows)
            {
                sum.Clear();
                for (int h = rows.Start[oh]; h < rows.End[oh]; h++)
                    TensorPrimitives.Add(sum, new ReadOnlySpan<T>(x + (long)h * width, width), sum);
                for (int ow = 0; ow < windows; ow++)
                {
                    T total = T.Zero;
                    for (int w = start[ow]; w < end[ow]; w++) total += s[w];
                    y[ow] = total;
                }
                var row = new Span<T>(y, windows);
                TensorPrimitives.Multiply(across, T.CreateTruncating(rows.Cells[oh]), cells);
                TensorPrimitives.Divide(row, cells, row);
            }
        }
        ArrayPool<T>.Shared.Return(buffer);
    }
}

/// <summary>y = the windows' x in equal shares to their cells.</summary>
internal readonly unsafe struct AverageSpreadPlane<T> : IPlane<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public static bool IsNative(in PoolWindows windows) => NativePooling.TakesSpread(windows);

    public static void RunNative(in KernelPool pool, long planes, T* x, long* index, T* y)
    {
        if (typeof(T) == typeof(float)) DezeroKernels.AveragePoolSpread(pool, planes, (float*)x, (float*)y);
        else DezeroKernels.AveragePoolSpread(pool, planes, (double*)x, (double*)y);
    }

    public static void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns)
    {
        int width = columns.Size, windows = columns.Start.Length;
        new Span<T>(y, checked(rows.Size * width)).Clear();
        T[] buffer = ArrayPool<T>.Shared.Rent(width + 2 * windows);
        Span<T> share = buffer.AsSpan(0, width), each = buffer.AsSpan(width, windows), across = buffer.AsSpan(width + windows, windows);
        TensorPrimitives.ConvertTruncating<int, T>(columns.Cells, across);
        fixed (T* s = buffer)
        fixed (int* start = columns.Start, end = columns.End)
        {
            for (int oh = 0; oh < rows.Start.Length; oh++, x += windows)
            {
                TensorPrimitives.Multiply(across, T.CreateTruncating(rows.Cells[oh]), each);
                TensorPrimitives.Divide(new ReadOnlySpan<T>(x, windows), each, each);
                share.Clear();
                for (int ow = 0; ow < windows; ow++)
                {
                    T part = s[width + ow];
                    for (int w = start[ow]; w < end[ow]; w++) s[w] += part;
                }
                for (int h = rows.Start[oh]; h < rows.End[oh]; h++)
                {
                    var row = new Span<T>(y + (long)h * width, width);
                    TensorPrimitives.Add(row, share, row);
                }
            }
        }
        ArrayPool<T>.Shared.Return(buffer);
    }
}
