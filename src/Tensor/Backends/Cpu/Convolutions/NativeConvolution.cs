using System.Buffers;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Backends.Cpu.Gemm;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>
/// Convolution by the C kernels: weights are packed once, then threads share out pieces of the images. The sum behind each result has
/// one order, whatever the pieces.
/// </summary>
internal static unsafe class NativeConvolution<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int PiecePlaces = 1008;        // whole slivers of every variant
    private const int FewPieces = 8;             // fewer are cut along the outputs too, so that there is work for every thread
    private const int PieceOutputs = 64;
    private const int PieceChannels = 16;        // of a data gradient at a stride; whole blocks of the kernel

    internal static void Run(in ConvolutionSizes sizes, T* x, T* w, T* b, Activation activation, KeptWeights? kept, T* y)
    {
        var form = PackedWeights<T>.Of(kept, sizes.Groups * sizes.Weights, PackedSize(sizes.Groups, sizes.Outputs, sizes.Inner));
        T[] packed = form?.Packed ?? RentPacked(sizes.Groups, sizes.Outputs, sizes.Inner);
        fixed (T* weights = packed)
        {
            Pack(sizes.Groups, sizes.Outputs, sizes.Inner, lineStride: sizes.Inner, innerStride: 1, w, form, weights);
            RunPacked(sizes, x, weights, b, activation, y);
        }
        if (form is null) ArrayPool<T>.Shared.Return(packed);
    }

    internal static void RunDataGradient(in ConvolutionSizes sizes, T* gy, T* w, T* b, T* gx)
    {
        if (sizes.Window.Stride == 1) RunAdjoint(sizes, gy, w, b, gx);
        else RunScattered(sizes, gy, w, b, gx);
    }

    /// <summary>Adds the gradients of images first .. last - 1 of a group to gw.</summary>
    internal static void AddWeightGradient(in ConvolutionSizes sizes, int group, int first, int last, T* x, T* gy, T* gw)
    {
        KernelWindow window = sizes.KernelWindow();
        using var scratch = new Scratch();
        fixed (T* room = scratch.Array)
        {
            T* px = x + sizes.X(first, group), pgy = gy + sizes.Y(first, group);
            long xImage = sizes.X(1, 0), yImage = sizes.Y(1, 0);
            if (typeof(T) == typeof(float)) DezeroKernels.AddWeightGradient(window, last - first, xImage, yImage, (float*)px, (float*)pgy, (float*)gw, (float*)Align(room));
            else DezeroKernels.AddWeightGradient(window, last - first, xImage, yImage, (double*)px, (double*)pgy, (double*)gw, (double*)Align(room));
        }
    }

    private static void RunPacked(in ConvolutionSizes sizes, T* x, T* weights, T* b, Activation activation, T* y)
    {
        int pieces = (sizes.Places + PiecePlaces - 1) / PiecePlaces, shares = 1;
        if ((long)sizes.Images * sizes.Groups * pieces < FewPieces) shares = (sizes.Outputs + PieceOutputs - 1) / PieceOutputs;
        CpuThreads.For(checked(sizes.Images * sizes.Groups * pieces * shares), new PieceAction(sizes, pieces, shares, x, weights, b, activation, y));
    }

    private static void RunAdjoint(in ConvolutionSizes sizes, T* gy, T* w, T* b, T* gx)
    {
        ConvolutionSizes adjoint = sizes.Adjoint();
        T[] turned = ArrayPool<T>.Shared.Rent(checked((int)(sizes.Groups * sizes.Weights))), packed = RentPacked(sizes.Groups, adjoint.Outputs, adjoint.Inner);
        fixed (T* pt = turned, weights = packed)
        {
            CpuThreads.For(sizes.Groups * sizes.Outputs, new TurnAction(sizes, w, pt));
            Pack(sizes.Groups, adjoint.Outputs, adjoint.Inner, lineStride: adjoint.Inner, innerStride: 1, pt, form: null, weights);
            RunPacked(adjoint, gy, weights, b, Activation.None, gx);
        }
        ArrayPool<T>.Shared.Return(packed);
        ArrayPool<T>.Shared.Return(turned);
    }

    private static void RunScattered(in ConvolutionSizes sizes, T* gy, T* w, T* b, T* gx)
    {
        // Images are summed apart, however many the kernel takes at a time: small ones fill its vectors together.
        int threads = DeZeroRuntime.Threads, images = Math.Clamp(PiecePlaces / sizes.Places, 1, (sizes.Images + threads - 1) / threads);
        int pieces = (sizes.Images + images - 1) / images, shares = pieces * sizes.Groups < threads ? (sizes.Channels + PieceChannels - 1) / PieceChannels : 1;
        T[] packed = RentPacked(sizes.Groups, sizes.Inner, sizes.Outputs);
        fixed (T* weights = packed)
        {
            Pack(sizes.Groups, sizes.Inner, sizes.Outputs, lineStride: 1, innerStride: sizes.Inner, w, form: null, weights);
            CpuThreads.For(checked(pieces * sizes.Groups * shares), new ScatterAction(sizes, images, shares, gy, weights, b, gx));
        }
        ArrayPool<T>.Shared.Return(packed);
    }

    private static void Convolve(in KernelWindow window, T* x, T* weights, T* b, Activation activation, T* y, long first, long count, T* scratch)
    {
        var function = (KernelActivation)activation;
        if (typeof(T) == typeof(float)) DezeroKernels.Convolve(window, (float*)x, (float*)weights, (float*)b, function, (float*)y, first, count, (float*)scratch);
        else DezeroKernels.Convolve(window, (double*)x, (double*)weights, (double*)b, function, (double*)y, first, count, (double*)scratch);
    }

    /// <summary>Blocks of lines that are packed together.</summary>
    private static int Blocks(int lines) => (lines + DezeroKernels.TileRows - 1) / DezeroKernels.TileRows;

    private static int PackedSize(int groups, int lines, int inner) => checked(groups * Blocks(lines) * DezeroKernels.TileRows * inner);

    private static T[] RentPacked(int groups, int lines, int inner) => ArrayPool<T>.Shared.Rent(PackedSize(groups, lines, inner));

    /// <summary>Packs weights, or of those that are kept, whose lines are dense, what changed.</summary>
    private static void Pack(int groups, int lines, int inner, int lineStride, int innerStride, T* w, PackedWeights<T>? form, T* packed)
    {
        form?.Begin();
        CpuThreads.For(groups * Blocks(lines), new PackAction(lines, inner, lineStride, innerStride, w, form, packed));
        form?.End();
    }

    private static T* Align(T* start) => (T*)(((nint)start + 63) & ~63);

    /// <summary>Scratch memory of a kernel, and room to align it.</summary>
    private readonly ref struct Scratch()
    {
        internal T[] Array { get; } = ArrayPool<T>.Shared.Rent((DezeroKernels.ScratchBytes + 64) / sizeof(T));

        internal void Dispose() => ArrayPool<T>.Shared.Return(Array);
    }

    /// <summary>Packs the weights of some outputs of a group.</summary>
    private readonly struct PackAction(int lines, int inner, int lineStride, int innerStride, T* w, PackedWeights<T>? form, T* packed) : IAction
    {
        public void Invoke(int index)
        {
            int width = DezeroKernels.TileRows;
            (int group, int block) = Math.DivRem(index, Blocks(lines));
            long first = (long)group * lines * inner + (long)block * width * lineStride;
            int count = Math.Min(width, lines - block * width);
            if (form is null || form.Renew(first, new(w + first, count * inner)))
                NativeGemm.Pack(count, inner, lineStride, innerStride, w + first, packed + (long)index * width * inner);
        }
    }

    /// <summary>The weights of one output: turned (c, oc, kh, kw) = w (oc, c, kh, kw) backwards in both directions.</summary>
    private readonly struct TurnAction(ConvolutionSizes sizes, T* w, T* turned) : IAction
    {
        public void Invoke(int index)
        {
            (int group, int output) = Math.DivRem(index, sizes.Outputs);
            int area = sizes.Window.Area;
            for (int c = 0; c < sizes.Channels; c++)
            {
                T* from = w + group * sizes.Weights + ((long)output * sizes.Channels + c) * area;
                T* to = turned + group * sizes.Weights + ((long)c * sizes.Outputs + output) * area;
                for (int i = 0; i < area; i++) to[i] = from[area - 1 - i];
            }
        }
    }

    /// <summary>Some places, and some outputs, of one group of one image.</summary>
    private readonly struct PieceAction(ConvolutionSizes sizes, int pieces, int shares, T* x, T* weights, T* b, Activation activation, T* y) : IAction
    {
        public void Invoke(int index)
        {
            (int plane, int rest) = Math.DivRem(index, pieces * shares);
            (int image, int group) = Math.DivRem(plane, sizes.Groups);
            (int piece, int share) = Math.DivRem(rest, shares);
            int output = share * PieceOutputs, first = piece * PiecePlaces, count = Math.Min(PiecePlaces, sizes.Places - first);
            KernelWindow window = sizes.KernelWindow();
            if (shares > 1) window.Outputs = Math.Min(PieceOutputs, sizes.Outputs - output);
            long start = (long)group * sizes.Outputs + output;
            T* packed = weights + ((long)group * Blocks(sizes.Outputs) * DezeroKernels.TileRows + output) * sizes.Inner;
            using var scratch = new Scratch();
            fixed (T* room = scratch.Array)
            {
                Convolve(
                    window, x + sizes.X(image, group), packed, b == null ? null : b + start, activation,
                    y + sizes.Y(image, group) + (long)output * sizes.Places, first, count, Align(room));
            }
        }
    }

    /// <summary>Some channels of one group of some images: columns of gradients, added where they were gathered from.</summary>
    private readonly struct ScatterAction(ConvolutionSizes sizes, int images, int shares, T* gy, T* weights, T* b, T* gx) : IAction
    {
        public void Invoke(int index)
        {
            (int plane, int share) = Math.DivRem(index, shares);
            (int piece, int group) = Math.DivRem(plane, sizes.Groups);
            int image = piece * images, now = Math.Min(images, sizes.Images - image), first = share * PieceChannels, count = shares == 1 ? sizes.Channels : Math.Min(PieceChannels, sizes.Channels - first);
            KernelWindow window = sizes.KernelWindow();
            T* gradients = gy + sizes.Y(image, group), packed = weights + (long)group * Blocks(sizes.Inner) * DezeroKernels.TileRows * sizes.Outputs;
            T* bias = b == null ? null : b + (long)group * sizes.Channels, target = gx + sizes.X(image, group);
            long xImage = sizes.X(1, 0), yImage = sizes.Y(1, 0);
            using var scratch = new Scratch();
            fixed (T* start = scratch.Array)
            {
                T* room = Align(start);
                if (typeof(T) == typeof(float))
                    DezeroKernels.ConvolutionDataGradient(
                        window, now, xImage, yImage, (float*)gradients, (float*)packed, (float*)bias, (float*)target, first, count, (float*)room);
                else
                    DezeroKernels.ConvolutionDataGradient(
                        window, now, xImage, yImage, (double*)gradients, (double*)packed, (double*)bias, (double*)target, first, count, (double*)room);
            }
        }
    }
}
