using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Backends.Cpu.Convolutions;

namespace DeZeroNative.Backends.Cpu;

internal sealed unsafe partial class CpuBackend
{
    // Parts of the images whose weight gradients are summed apart, each by one thread at a time, and the memory they may take together.
    private const int MaxWeightParts = 16;
    private const long MaxPartElements = 16L << 20;

    public void Convolution(Tensor x, Tensor w, Tensor? b, in Window window, int groups, Activation activation, KeptWeights? kept, Tensor y)
    {
        if (y.DType == DType.Float32) Convolution<float>(x, w, b, window, groups, activation, kept, y);
        else Convolution<double>(x, w, b, window, groups, activation, kept, y);
    }

    public void ConvolutionDataGradient(Tensor gy, Tensor w, Tensor? b, in Window window, int groups, Tensor gx)
    {
        if (gx.DType == DType.Float32) ConvolutionDataGradient<float>(gy, w, b, window, groups, gx);
        else ConvolutionDataGradient<double>(gy, w, b, window, groups, gx);
    }

    public void ConvolutionWeightGradient(Tensor x, Tensor gy, in Window window, int groups, Tensor gw)
    {
        if (gw.DType == DType.Float32) ConvolutionWeightGradient<float>(x, gy, window, groups, gw);
        else ConvolutionWeightGradient<double>(x, gy, window, groups, gw);
    }

    private static void Convolution<T>(Tensor x, Tensor w, Tensor? b, in Window window, int groups, Activation activation, KeptWeights? kept, Tensor y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sizes = new ConvolutionSizes(x.Shape, y.Shape, window, groups);
        fixed (T* px = &x.Origin<T>(), pw = &w.Origin<T>(), pb = &OriginOrNull<T>(b), py = &y.Origin<T>())
        {
            switch (ConvolutionChoice.Of<T>(sizes))
            {
                case ConvolutionMethod.Winograd: WinogradConvolution.Run(sizes, (float*)px, (float*)pw, (float*)pb, activation, kept, (float*)py); break;
                case ConvolutionMethod.Depthwise: DepthwiseConvolution<T>.Run(sizes, px, pw, pb, activation, py); break;
                case ConvolutionMethod.Columns: NativeConvolution<T>.Run(sizes, px, pw, pb, activation, kept, py); break;
                default: ManagedConvolution<T>.Run(sizes, px, pw, pb, activation, py); break;
            }
        }
        KeepAlive(y, x, w);
        GC.KeepAlive(b);
    }

    private static void ConvolutionDataGradient<T>(Tensor gy, Tensor w, Tensor? b, in Window window, int groups, Tensor gx)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sizes = new ConvolutionSizes(gx.Shape, gy.Shape, window, groups);
        fixed (T* pgy = &gy.Origin<T>(), pw = &w.Origin<T>(), pb = &OriginOrNull<T>(b), pgx = &gx.Origin<T>())
        {
            switch (ConvolutionChoice.Of<T>(sizes.Adjoint()))
            {
                case ConvolutionMethod.Winograd: WinogradConvolution.RunDataGradient(sizes, (float*)pgy, (float*)pw, (float*)pb, (float*)pgx); break;
                case ConvolutionMethod.Depthwise: DepthwiseConvolution<T>.RunDataGradient(sizes, pgy, pw, pb, pgx); break;
                case ConvolutionMethod.Columns: NativeConvolution<T>.RunDataGradient(sizes, pgy, pw, pb, pgx); break;
                default: ManagedConvolution<T>.RunDataGradient(sizes, pgy, pw, pb, pgx); break;
            }
        }
        KeepAlive(gx, gy, w);
        GC.KeepAlive(b);
    }

    private static void ConvolutionWeightGradient<T>(Tensor x, Tensor gy, in Window window, int groups, Tensor gw) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sizes = new ConvolutionSizes(x.Shape, gy.Shape, window, groups);
        fixed (T* px = &x.Origin<T>(), pgy = &gy.Origin<T>(), pgw = &gw.Origin<T>())
        {
            switch (ConvolutionChoice.Of<T>(sizes))
            {
                case ConvolutionMethod.Winograd: WinogradConvolution.RunWeightGradient(sizes, (float*)px, (float*)pgy, (float*)pgw); break;
                case ConvolutionMethod.Depthwise: DepthwiseConvolution<T>.RunWeightGradient(sizes, px, pgy, pgw); break;
                default: SumWeightGradients(sizes, px, pgy, pgw); break;
            }
        }
        KeepAlive(gw, x, gy);
    }

    private static void SumWeightGradients<T>(in ConvolutionSizes sizes, T* x, T* gy, T* gw) where T : unmanaged, IFloatingPointIeee754<T>
    {
        // The parts depend on the sizes alone, and so does the result.
        long size = sizes.Groups * sizes.Weights;
        int parts = (int)Math.Clamp(Math.Min(sizes.Images, MaxPartElements / size), 1, MaxWeightParts);
        bool native = ConvolutionChoice.Of<T>(sizes) != ConvolutionMethod.Managed;
        T[] scratch = ArrayPool<T>.Shared.Rent(checked((int)(parts * size)));
        Array.Clear(scratch, 0, (int)(parts * size));
        fixed (T* sums = scratch)
        {
            CpuThreads.For(parts * sizes.Groups, new WeightAction<T>(sizes, native, parts, x, gy, sums));
            CpuThreads.For(Blocks(size), new SumParts<T>(parts, size, sums, gw));
        }
        ArrayPool<T>.Shared.Return(scratch);
    }

    /// <summary>The weight gradient of one group from one part of the images.</summary>
    private readonly struct WeightAction<T>(ConvolutionSizes sizes, bool native, int parts, T* x, T* gy, T* sums) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            (int part, int group) = Math.DivRem(block, sizes.Groups);
            int first = (int)((long)sizes.Images * part / parts), last = (int)((long)sizes.Images * (part + 1) / parts);
            T* gw = sums + ((long)part * sizes.Groups + group) * sizes.Weights;
            if (native) NativeConvolution<T>.AddWeightGradient(sizes, group, first, last, x, gy, gw);
            else ManagedConvolution<T>.AddWeightGradient(sizes, group, first, last, x, gy, gw);
        }
    }

    /// <summary>Sums the parts, in order, for one block of weights.</summary>
    private readonly struct SumParts<T>(int parts, long count, T* sums, T* gw) : IAction where T : unmanaged, IFloatingPointIeee754<T>
    {
        public void Invoke(int block)
        {
            long start = (long)block * CpuThreads.BlockElements;
            int length = (int)Math.Min(CpuThreads.BlockElements, count - start);
            var total = new Span<T>(gw + start, length);
            new ReadOnlySpan<T>(sums + start, length).CopyTo(total);
            for (int part = 1; part < parts; part++) TensorPrimitives.Add(total, new ReadOnlySpan<T>(sums + part * count + start, length), total);
        }
    }
}
