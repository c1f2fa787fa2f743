using System.Buffers;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Backends.Cpu.Gemm;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>
/// Convolution without a native library. The columns of some rows of places at a time lie in scratch memory, small enough for the
/// cache, and products of <see cref="ManagedGemm"/> run over them; threads share out the images. OpenBLAS is not used: its rounding
/// depends on the number of its threads.
/// </summary>
internal static unsafe class ManagedConvolution<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int ColumnElements = 128 * 1024;

    internal static void Run(in ConvolutionSizes sizes, T* x, T* w, T* b, Activation activation, T* y)
    {
        int rows = RowsAtOnce(sizes), pieces = (sizes.Down + rows - 1) / rows;
        CpuThreads.For(checked(sizes.Images * sizes.Groups * pieces), new ForwardAction(sizes, rows, pieces, x, w, b, y));
        // Managed functions compute the end of a row in another way: over all of y they give the bits of the function applied after.
        new Epilogue<T>(null, activation).EndAll((long)sizes.Images * sizes.Groups * sizes.Outputs * sizes.Places, y);
    }

    internal static void RunDataGradient(in ConvolutionSizes sizes, T* gy, T* w, T* b, T* gx) =>
        CpuThreads.For(checked(sizes.Images * sizes.Groups), new DataAction(sizes, RowsAtOnce(sizes), gy, w, b, gx));

    /// <summary>Adds the gradients of images first .. last - 1 of a group to gw.</summary>
    internal static void AddWeightGradient(in ConvolutionSizes sizes, int group, int first, int last, T* x, T* gy, T* gw)
    {
        int rows = RowsAtOnce(sizes);
        T[] scratch = Rent(sizes, rows);
        fixed (T* columns = scratch)
        {
            for (int image = first; image < last; image++)
            {
                for (int row = 0; row < sizes.Down; row += rows)
                {
                    int count = Math.Min(rows, sizes.Down - row), places = count * sizes.Across;
                    Copy(sizes).Gather(x + sizes.X(image, group), sizes.Channels, row, count, columns, places);
                    ManagedGemm.Gemm(
                        transposeA: false, transposeB: true, m: sizes.Outputs, n: sizes.Inner, k: places, T.One,
                        gy + sizes.Y(image, group) + (long)row * sizes.Across, sizes.Places, columns, places, T.One, gw, sizes.Inner);
                }
            }
        }
        ArrayPool<T>.Shared.Return(scratch);
    }

    /// <summary>Rows of places whose columns fit the scratch memory; from the sizes alone, so that results do not depend on threads.</summary>
    private static int RowsAtOnce(in ConvolutionSizes sizes) =>
        (int)Math.Clamp(ColumnElements / Math.Max(1, (long)sizes.Inner * sizes.Across), 1, Math.Max(1, sizes.Down));

    private static T[] Rent(in ConvolutionSizes sizes, int rows) => ArrayPool<T>.Shared.Rent(checked(sizes.Inner * sizes.Across * rows));

    private static ColumnCopy<T> Copy(in ConvolutionSizes sizes) => new(sizes.Window, sizes.Height, sizes.Width, sizes.Across);

    /// <summary>Fills each of some planes with its bias, or with zeros.</summary>
    private static void FillPlanes(T* planes, int count, long plane, int length, T* b)
    {
        for (int i = 0; i < count; i++) new Span<T>(planes + i * plane, length).Fill(b == null ? T.Zero : b[i]);
    }

    /// <summary>Some rows of places of one group of one image.</summary>
    private readonly struct ForwardAction(ConvolutionSizes sizes, int rows, int pieces, T* x, T* w, T* b, T* y) : IAction
    {
        public void Invoke(int block)
        {
            (int plane, int piece) = Math.DivRem(block, pieces);
            (int image, int group) = Math.DivRem(plane, sizes.Groups);
            int row = piece * rows, count = Math.Min(rows, sizes.Down - row), places = count * sizes.Across;
            T* target = y + sizes.Y(image, group) + (long)row * sizes.Across;
            if (b != null) FillPlanes(target, sizes.Outputs, sizes.Places, places, b + (long)group * sizes.Outputs);
            T[] scratch = Rent(sizes, rows);
            fixed (T* columns = scratch)
            {
                Copy(sizes).Gather(x + sizes.X(image, group), sizes.Channels, row, count, columns, places);
                ManagedGemm.Gemm(
                    transposeA: false, transposeB: false, m: sizes.Outputs, n: places, k: sizes.Inner, T.One, w + group * sizes.Weights, sizes.Inner,
                    columns, places, b == null ? T.Zero : T.One, target, sizes.Places);
            }
            ArrayPool<T>.Shared.Return(scratch);
        }
    }

    /// <summary>One group of one image: columns of gradients, added where they were gathered from.</summary>
    private readonly struct DataAction(ConvolutionSizes sizes, int rows, T* gy, T* w, T* b, T* gx) : IAction
    {
        public void Invoke(int plane)
        {
            (int image, int group) = Math.DivRem(plane, sizes.Groups);
            T* target = gx + sizes.X(image, group);
            FillPlanes(target, sizes.Channels, sizes.Pixels, sizes.Pixels, b == null ? null : b + (long)group * sizes.Channels);
            T[] scratch = Rent(sizes, rows);
            fixed (T* columns = scratch)
            {
                for (int row = 0; row < sizes.Down; row += rows)
                {
                    int count = Math.Min(rows, sizes.Down - row), places = count * sizes.Across;
                    ManagedGemm.Gemm(
                        transposeA: true, transposeB: false, m: sizes.Inner, n: places, k: sizes.Outputs, T.One, w + group * sizes.Weights, sizes.Inner,
                        gy + sizes.Y(image, group) + (long)row * sizes.Across, sizes.Places, T.Zero, columns, places);
                    Copy(sizes).Scatter(columns, places, row, count, target, sizes.Channels);
                }
            }
            ArrayPool<T>.Shared.Return(scratch);
        }
    }
}
