using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace DeZeroNative.Backends.Cpu;

/// <summary>y = the mean of each window: whole rows are added first, then the windows along their sum.</summary>
internal readonly unsafe struct AveragePlane<T> : IPlane<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns)
    {
        int width = columns.Size;
        T[] buffer = ArrayPool<T>.Shared.Rent(width);
        Span<T> sum = buffer.AsSpan(0, width);
        for (int oh = 0; oh < rows.Start.Length; oh++)
        {
            sum.Clear();
            for (int h = rows.Start[oh]; h < rows.End[oh]; h++)
                TensorPrimitives.Add(sum, new ReadOnlySpan<T>(x + (long)h * width, width), sum);
            for (int ow = 0; ow < columns.Start.Length; ow++)
            {
                T total = T.Zero;
                for (int w = columns.Start[ow]; w < columns.End[ow]; w++) total += sum[w];
                *y++ = total / T.CreateTruncating((long)rows.Cells[oh] * columns.Cells[ow]);
            }
        }
        ArrayPool<T>.Shared.Return(buffer);
    }
}

/// <summary>y = the windows' x in equal shares to their cells.</summary>
internal readonly unsafe struct AverageSpreadPlane<T> : IPlane<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void Run(T* x, long* index, T* y, PoolBounds rows, PoolBounds columns)
    {
        int width = columns.Size;
        new Span<T>(y, checked(rows.Size * width)).Clear();
        T[] buffer = ArrayPool<T>.Shared.Rent(width);
        Span<T> share = buffer.AsSpan(0, width);
        for (int oh = 0; oh < rows.Start.Length; oh++)
        {
            share.Clear();
            for (int ow = 0; ow < columns.Start.Length; ow++)
            {
                T each = *x++ / T.CreateTruncating((long)rows.Cells[oh] * columns.Cells[ow]);
                for (int w = columns.Start[ow]; w < columns.End[ow]; w++) share[w] += each;
            }
            for (int h = rows.Start[oh]; h < rows.End[oh]; h++)
            {
                var row = new Span<T>(y + (long)h * width, width);
                TensorPrimitives.Add(row, share, row);
            }
        }
        ArrayPool<T>.Shared.Return(buffer);
    }
}
