using System.Buffers;
using System.Numerics;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Convolutions;

/// <summary>Convolution with one channel and one output in each group, plane by plane: there is nothing to gather columns for.</summary>
internal static unsafe partial class DepthwiseConvolution<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    internal static void Run(in ConvolutionSizes sizes, T* x, T* w, T* b, Activation activation, T* y) => RunBlocks(sizes, x, w, b, activation, y);

    /// <summary>With stride 1 a convolution of gy with the weights turned around, else several of these, see <see cref="Phase"/>.</summary>
    internal static void RunDataGradient(in ConvolutionSizes sizes, T* gy, T* w, T* b, T* gx)
    {
        if (sizes.Window.Stride != 1)
        {
            CpuThreads.For(checked(sizes.Images * sizes.Groups), new PhasesAction(sizes, gy, w, b, gx));
            return;
        }
        int area = sizes.Window.Area;
        T[] turned = ArrayPool<T>.Shared.Rent(checked(sizes.Groups * area));
        for (int group = 0; group < sizes.Groups; group++)
            for (int i = 0; i < area; i++) turned[group * area + i] = w[((long)group + 1) * area - 1 - i];
        fixed (T* pt = turned) RunBlocks(sizes.Adjoint(), gy, pt, b, Activation.None, gx);
        ArrayPool<T>.Shared.Return(turned);
    }

    internal static void RunWeightGradient(in ConvolutionSizes sizes, T* x, T* gy, T* gw) =>
        CpuThreads.For(sizes.Groups, new WeightAction(sizes, x, gy, gw));

    private static void Convolve(in KernelWindow window, T* x, T* w, T* b, Activation activation, T* y)
    {
        if (typeof(T) == typeof(float)) DezeroKernels.ConvolvePlane(window, (float*)x, (float*)w, (float*)b, (KernelActivation)activation, (float*)y);
        else DezeroKernels.ConvolvePlane(window, (double*)x, (double*)w, (double*)b, (KernelActivation)activation, (double*)y);
    }

    private static void RunBlocks(in ConvolutionSizes sizes, T* x, T* w, T* b, Activation activation, T* y)
    {
        int planes = checked(sizes.Images * sizes.Groups), block = Math.Max(1, CpuThreads.BlockElements / Math.Max(1, sizes.Places));
        CpuThreads.For((planes + block - 1) / block, new PlaneAction(sizes, planes, block, x, w, b, activation, y));
    }

    private readonly struct PlaneAction(ConvolutionSizes sizes, int planes, int block, T* x, T* w, T* b, Activation activation, T* y) : IAction
    {
        public void Invoke(int index)
        {
            KernelWindow window = sizes.KernelWindow();
            for (int plane = index * block; plane < Math.Min(planes, (index + 1) * block); plane++)
            {
                int group = plane % sizes.Groups;
                T* weights = w + (long)group * sizes.Window.Area, bias = b == null ? null : b + group;
                Convolve(window, x + (long)plane * sizes.Pixels, weights, bias, activation, y + (long)plane * sizes.Places);
            }
        }
    }

    private readonly struct WeightAction(ConvolutionSizes sizes, T* x, T* gy, T* gw) : IAction
    {
        public void Invoke(int group)
        {
            KernelWindow window = sizes.KernelWindow();
            long xImage = sizes.X(1, 0), yImage = sizes.Y(1, 0);
            T* px = x + sizes.X(0, group), pgy = gy + sizes.Y(0, group), pgw = gw + (long)group * sizes.Window.Area;
            if (typeof(T) == typeof(float)) DezeroKernels.PlaneWeightGradient(window, sizes.Images, xImage, yImage, (float*)px, (float*)pgy, (float*)pgw);
            else DezeroKernels.PlaneWeightGradient(window, sizes.Images, xImage, yImage, (double*)px, (double*)pgy, (double*)pgw);
        }
    }
}
