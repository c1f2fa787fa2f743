using System.Buffers;
using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Interop;

namespace DeZeroNative.Backends.Cpu.Convolutions;

internal static unsafe partial class DepthwiseConvolution<T>
{
    /// <summary>The gradient for x of one plane at a stride: one convolution of gy for each <see cref="Phase"/> of the pixels down and across.</summary>
    private readonly struct PhasesAction(ConvolutionSizes sizes, T* gy, T* w, T* b, T* gx) : IAction
    {
        public void Invoke(int plane)
        {
            (Pair kernel, Pair stride, Pair pad, Pair dilation) = sizes.Window;
            int group = plane % sizes.Groups, area = sizes.Window.Area;
            T* from = gy + (long)plane * sizes.Places, target = gx + (long)plane * sizes.Pixels, weights = w + (long)group * area, bias = b == null ? null : b + group;
            T[] scratch = ArrayPool<T>.Shared.Rent(checked(area + sizes.Pixels));
            fixed (T* turned = scratch)
            {
                T* part = turned + area;
                for (int i = 0; i < stride.Height; i++)
                {
                    for (int j = 0; j < stride.Width; j++)
                    {
                        Phase down = new(i, sizes.Height, kernel.Height, stride.Height, pad.Height, dilation.Height);
                        Phase across = new(j, sizes.Width, kernel.Width, stride.Width, pad.Width, dilation.Width);
                        int pixels = down.Pixels * across.Pixels;
                        if (pixels == 0) continue;
                        if (down.Cells * across.Cells == 0) new Span<T>(part, pixels).Fill(bias == null ? T.Zero : *bias);
                        else
                        {
                            Turn(down, across, weights, turned);
                            Convolve(Window(down, across), from, turned, bias, Activation.None, part);
                        }
                        Spread(down, across, part, target);
                    }
                }
            }
            ArrayPool<T>.Shared.Return(scratch);
        }

        /// <summary>The weights that the pixels of the phase are seen by, backwards in both directions.</summary>
        private void Turn(in Phase down, in Phase across, T* weights, T* turned)
        {
            for (int i = down.Cells - 1; i >= 0; i--)
                for (int j = across.Cells - 1; j >= 0; j--)
                    *turned++ = weights[(down.Cell + i * down.Step) * sizes.Window.Kernel.Width + across.Cell + j * across.Step];
        }

        private KernelWindow Window(in Phase down, in Phase across) => new()
        {
            Channels = 1,
            Height = sizes.Down,
            Width = sizes.Across,
            Outputs = 1,
            PlacesDown = down.Pixels,
            PlacesAcross = across.Pixels,
            KernelHeight = down.Cells,
            KernelWidth = across.Cells,
            StrideHeight = 1,
            StrideWidth = 1,
            PadHeight = down.Pad,
            PadWidth = across.Pad,
            DilationHeight = down.Dilation,
            DilationWidth = across.Dilation,
        };

        private void Spread(in Phase down, in Phase across, T* part, T* target)
        {
            for (int i = 0; i < down.Pixels; i++)
            {
                T* row = target + (long)(down.First + i * down.Stride) * sizes.Width + across.First;
                for (int j = 0; j < across.Pixels; j++) row[(long)j * across.Stride] = *part++;
            }
        }
    }
}
