using System.Buffers;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>
/// Winograd's convolution F(4x4, 3x3) by the C kernels: a quarter of the products, in 36 matrix products over the channels. Threads
/// share out the tiles of all images, so that small images fill vectors too. The order of each sum is fixed by the sizes.
/// </summary>
internal static unsafe class WinogradConvolution
{
    private const int Cells = 9, Points = 36, TileSize = 4;
    private const int PieceTiles = 48;           // whole slivers of every variant
    private const int ShareOutputs = 64;
    private const int Parts = 4;                 // items of a weight gradient: parts of the tiles times blocks of channels
    private const int BlockChannels = 64;
    private const long MaxPartElements = 16L << 20;
    private const int UnpackedWeights = 4096;    // at a time

    /// <summary>Tiles of 4x4 places of an image.</summary>
    internal static int TilesOf(in ConvolutionSizes sizes) => (sizes.Down + TileSize - 1) / TileSize * ((sizes.Across + TileSize - 1) / TileSize);

    internal static void Run(in ConvolutionSizes sizes, float* x, float* w, float* b, Activation activation, KeptWeights? kept, float* y) =>
        Run(sizes, sizes.Inner, Cells, turned: false, x, w, b, activation, kept, y);

    /// <summary>With stride 1: a convolution of gy with the weights turned around, see <see cref="ConvolutionSizes.Adjoint"/>.</summary>
    internal static void RunDataGradient(in ConvolutionSizes sizes, float* gy, float* w, float* b, float* gx) =>
        Run(sizes.Adjoint(), Cells, sizes.Inner, turned: true, gy, w, b, Activation.None, kept: null, gx);

    internal static void RunWeightGradient(in ConvolutionSizes sizes, float* x, float* gy, float* gw)
    {
        // From the sizes alone, and so is the result.
        int tiles = sizes.Images * TilesOf(sizes), blocks = Math.Clamp(sizes.Channels / BlockChannels, 1, Parts);
        long point = (long)sizes.Outputs * sizes.Channels, part = sizes.Groups * Points * point;
        int parts = (int)Math.Clamp(Math.Min(tiles / (2 * PieceTiles), MaxPartElements / part), 1, Parts / blocks);
        float[] scratch = ArrayPool<float>.Shared.Rent(checked((int)(parts * part)));
        fixed (float* sums = scratch)
        {
            CpuThreads.For(sizes.Groups * parts * blocks, new GradientAction(sizes, tiles, parts, blocks, x, gy, sums));
            int pieces = (int)((point + UnpackedWeights - 1) / UnpackedWeights);
            CpuThreads.For(sizes.Groups * pieces, new UnpackAction(sizes, pieces, parts, sums, gw));
        }
        ArrayPool<float>.Shared.Return(scratch);
    }

    private static void Run(
        in ConvolutionSizes sizes, int lineStep, int innerStep, bool turned, float* x, float* w, float* b, Activation activation, KeptWeights? kept, float* y)
    {
        int width = DezeroKernels.TileRows, blocks = (sizes.Outputs + width - 1) / width, tiles = sizes.Images * TilesOf(sizes);
        // Each piece is summed in the same order, whatever the pieces.
        int threads = DeZeroRuntime.Threads, vectors = (tiles + 15) / 16, pieces = Math.Clamp(tiles / PieceTiles, 1, threads), piece = (vectors + pieces - 1) / pieces * 16;
        int shares = pieces * sizes.Groups >= threads ? 1 : Math.Clamp(sizes.Outputs / ShareOutputs, 1, threads);
        int size = checked(sizes.Groups * Points * blocks * width * sizes.Channels);
        var form = PackedWeights<float>.Of(kept, sizes.Groups * sizes.Weights, size);
        float[] packed = form?.Packed ?? ArrayPool<float>.Shared.Rent(size);
        fixed (float* weights = packed)
        {
            form?.Begin();
            CpuThreads.For(sizes.Groups * blocks, new PackAction(sizes, blocks, lineStep, innerStep, turned, w, form, weights));
            form?.End();
            CpuThreads.For(sizes.Groups * pieces * shares, new PieceAction(sizes, blocks, tiles, piece, pieces, shares, x, weights, b, activation, y));
        }
        if (form is null) ArrayPool<float>.Shared.Return(packed);
    }

    private static float[] RentScratch(int channels, int outputs) =>
        ArrayPool<float>.Shared.Rent(checked((int)Math.Max(DezeroKernels.WinogradScratch(channels, outputs), DezeroKernels.ScratchBytes / sizeof(float))) + 16);

    private static float* Align(float* start) => (float*)(((nint)start + 63) & ~63);

    /// <summary>Transforms and packs the weights of some outputs of a group; of those that are kept, whose outputs are dense, what changed.</summary>
    private readonly struct PackAction(
        ConvolutionSizes sizes, int blocks, int lineStep, int innerStep, bool turned, float* w, PackedWeights<float>? form, float* packed) : IAction
    {
        public void Invoke(int index)
        {
            (int group, int block) = Math.DivRem(index, blocks);
            int width = DezeroKernels.TileRows, line = block * width, lines = Math.Min(width, sizes.Outputs - line);
            long point = (long)blocks * width * sizes.Channels, start = group * sizes.Weights + (long)line * lineStep;
            if (form is not null && !form.Renew(start, new(w + start, lines * sizes.Inner))) return;
            float[] scratch = RentScratch(0, 0);
            fixed (float* room = scratch)
            {
                DezeroKernels.PackWinograd(
                    lines, sizes.Channels, lineStep, innerStep, turned, w + start,
                    packed + group * Points * point + (long)line * sizes.Channels, point, Align(room));
            }
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <summary>Some tiles, and some outputs, of one group of all images.</summary>
    private readonly struct PieceAction(
        ConvolutionSizes sizes, int blocks, int tiles, int piece, int pieces, int shares, float* x, float* weights, float* b, Activation activation,
        float* y) : IAction
    {
        public void Invoke(int index)
        {
            (int group, int rest) = Math.DivRem(index, pieces * shares);
            (int number, int share) = Math.DivRem(rest, shares);
            int width = DezeroKernels.TileRows, first = number * piece, count = Math.Min(piece, tiles - first);
            int output = blocks * share / shares * width, last = Math.Min(sizes.Outputs, blocks * (share + 1) / shares * width);
            if (count <= 0) return;
            long point = (long)blocks * width * sizes.Channels;
            KernelWindow window = sizes.KernelWindow();
            window.Outputs = last - output;
            float[] scratch = RentScratch(window.Channels, window.Outputs);
            fixed (float* room = scratch)
            {
                DezeroKernels.ConvolveWinograd(
                    window, sizes.X(1, 0), sizes.Y(1, 0), x + sizes.X(0, group), weights + group * Points * point + (long)output * sizes.Channels, point,
                    b == null ? null : b + (long)group * sizes.Outputs + output, (KernelActivation)activation,
                    y + sizes.Y(0, group) + (long)output * sizes.Places, first, count, Align(room));
            }
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <summary>The weight gradient, in Winograd's form, of some channels of one group from one part of the tiles.</summary>
    private readonly struct GradientAction(ConvolutionSizes sizes, int tiles, int parts, int blocks, float* x, float* gy, float* sums) : IAction
    {
        public void Invoke(int index)
        {
            (int plane, int block) = Math.DivRem(index, blocks);
            (int part, int group) = Math.DivRem(plane, sizes.Groups);
            int first = (int)((long)tiles * part / parts), last = (int)((long)tiles * (part + 1) / parts);
            int channel = (int)((long)sizes.Channels * block / blocks);
            KernelWindow window = sizes.KernelWindow();
            window.Channels = (int)((long)sizes.Channels * (block + 1) / blocks) - channel;
            long point = (long)sizes.Outputs * sizes.Channels;
            float[] scratch = RentScratch(window.Channels, window.Outputs);
            fixed (float* room = scratch)
            {
                DezeroKernels.WinogradGradient(
                    window, sizes.X(1, 0), sizes.Y(1, 0), x + sizes.X(0, group) + (long)channel * sizes.Pixels, gy + sizes.Y(0, group), first, last - first,
                    sums + ((long)part * sizes.Groups + group) * Points * point + channel, sizes.Channels, point, Align(room));
            }
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <summary>Sums the parts, in order, and transforms back some weights of a group.</summary>
    private readonly struct UnpackAction(ConvolutionSizes sizes, int pieces, int parts, float* sums, float* gw) : IAction
    {
        public void Invoke(int index)
        {
            (int group, int piece) = Math.DivRem(index, pieces);
            long point = (long)sizes.Outputs * sizes.Channels, first = (long)piece * UnpackedWeights, count = Math.Min(UnpackedWeights, point - first);
            DezeroKernels.UnpackWinograd(
                parts, sizes.Groups * Points * point, count, sums + group * Points * point + first, point, gw + group * sizes.Weights + first * Cells);
        }
    }
}
