using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// Transposed convolution of x (n, c, h, w) with w (c, oc / groups, kh, kw), plus b (oc): the gradient of <see cref="Conv2d"/> with respect
    /// to its input, (n, oc, oh, ow) with oh = stride (h - 1) + dilation (kh - 1) + 1 - 2 pad, or as <paramref name="outSize"/> says.
    /// </summary>
    /// <param name="x">The images.</param>
    /// <param name="w">The weights.</param>
    /// <param name="b">The bias.</param>
    /// <param name="stride">Steps between places, 1 by default.</param>
    /// <param name="pad">Pixels cut off each edge of the result.</param>
    /// <param name="outSize">Height and width of the result: the size above or up to stride - 1 more, for there several sizes shrink to the same.</param>
    /// <param name="dilation">Steps between the cells of the window, 1 by default.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <exception cref="ShapeException">The shapes do not fit, or the result would be empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stride, dilation or the number of groups is not positive, or the padding is negative.</exception>
    public static Tensor Deconv2d(
        Tensor x, Tensor w, Tensor? b = null, Pair? stride = null, Pair pad = default, Pair? outSize = null, Pair? dilation = null, int groups = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        Window window = KernelOf(w, stride, pad, dilation, "deconv2d");
        return Deconvolve(x, w, b, window, groups, OutSize(x, window, outSize), "deconv2d");
    }

    internal static Tensor Deconvolve(Tensor x, Tensor w, Tensor? b, in Window window, int groups, Pair size, string operation)
    {
        long channels = x.Shape[1], outputs = w.Shape[1] * groups;
        RequireGroups(groups, channels, outputs, operation);
        if (w.Shape[0] != channels)
            throw new ShapeException($"[{operation}] x of shape {x.Shape} has {channels} channels, W of shape {w.Shape} wants {w.Shape[0]}");
        DType dtype = JoinAll(x, w, b, outputs, operation);
        using Tensor images = DenseOf(x, dtype), weights = DenseOf(w, dtype);
        using Tensor? bias = b is null ? null : DenseOf(b, dtype);
        Tensor y = Allocate((x.Shape[0], outputs, size.Height, size.Width), dtype, x.Device);
        if (y.Size == 0) return y;
        if (images.Size == 0) FillChannels(bias, y);
        else y.Backend.ConvolutionDataGradient(images, weights, bias, window, groups, y);
        return y;
    }

    /// <summary>The sum of nothing: y (n, c, h, w) = the bias (c) of each channel, or 0.</summary>
    private static void FillChannels(Tensor? bias, Tensor y)
    {
        if (bias is null)
        {
            y.Backend.Fill(0, y);
            return;
        }
        using Tensor channels = bias.View(Layout.Strided(y.Shape, [0, bias.Strides[0], 0, 0]));
        y.Backend.Copy(channels, y);
    }

    /// <summary>Height and width of a transposed convolution, checked.</summary>
    internal static Pair OutSize(Tensor x, in Window window, Pair? outSize)
    {
        RequireImages(x, "deconv2d", "x");
        (long height, long width) = window.Cover(x.Shape[2], x.Shape[3]);
        if (outSize is not { } size)
        {
            if (height <= 0 || width <= 0 || x.Shape[2] == 0 || x.Shape[3] == 0 || Math.Max(height, width) > int.MaxValue)
                throw new ShapeException($"[deconv2d] x of shape {x.Shape} and kernel {window.Kernel} give an output of size ({height}, {width})");
            return new((int)height, (int)width);
        }
        bool fits = size.Height >= Math.Max(1, height) && size.Width >= Math.Max(1, width) &&
            size.Height < height + window.Stride.Height && size.Width < width + window.Stride.Width;
        return fits
            ? size
            : throw new ShapeException($"[deconv2d] output size {size} given, from ({height}, {width}) up to less than a stride {window.Stride} more expected");
    }
}
