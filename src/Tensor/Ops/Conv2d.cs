using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// Convolution (in truth cross-correlation) of images x (n, c, h, w) with w (oc, c / groups, kh, kw), plus b (oc): (n, oc, oh, ow) with
    /// oh = floor((h + 2 pad - dilation (kh - 1) - 1) / stride) + 1. Output channel o reads the input channels of group
    /// o / (oc / groups); with one group per channel it is depthwise. An activation gives the numbers that it gives applied after, in fewer
    /// passes over memory. Of integers, as float32.
    /// </summary>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel is larger than the padded images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stride, dilation or the number of groups is not positive, the padding is negative, or there is no such activation.</exception>
    public static Tensor Conv2d(
        Tensor x, Tensor w, Tensor? b = null, Pair? stride = null, Pair pad = default, Pair? dilation = null, int groups = 1,
        Activation activation = Activation.None) =>
        Convolve(x, w, b, KernelOf(w, stride, pad, dilation, "conv2d"), groups, activation, "conv2d");

    /// <summary>The gradient of <see cref="Conv2d"/> with respect to w, of that shape (oc, c / groups, kh, kw), from x and the gradient gy of the result.</summary>
    internal static Tensor ConvolutionWeightGradient(Tensor x, Tensor gy, in Window window, int groups)
    {
        DType dtype = DTypeExtensions.Promote(x.DType, gy.DType).ToFloating();
        using Tensor images = DenseOf(x, dtype), gradients = DenseOf(gy, dtype);
        Tensor gw = Allocate((gy.Shape[1], x.Shape[1] / groups, window.Kernel.Height, window.Kernel.Width), dtype, x.Device);
        if (gw.Size == 0) return gw;
        if (gradients.Size == 0) gw.Backend.Fill(0, gw);
        else gw.Backend.ConvolutionWeightGradient(images, gradients, window, groups, gw);
        return gw;
    }

    internal static Tensor Convolve(Tensor x, Tensor w, Tensor? b, in Window window, int groups, Activation activation, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        RequireImages(x, operation, "x");
        long channels = x.Shape[1], outputs = w.Shape[0];
        RequireGroups(groups, channels, outputs, operation);
        RequireActivation(activation, operation);
        if (w.Shape[1] * groups != channels)
        {
            string share = groups == 1 ? "" : $" in {groups} groups";
            throw new ShapeException($"[{operation}] x of shape {x.Shape} has {channels} channels, W of shape {w.Shape} wants {w.Shape[1] * groups}{share}");
        }
        Pair places = window.Places(x.Shape[2], x.Shape[3], operation);
        DType dtype = JoinAll(x, w, b, outputs, operation);
        using Tensor images = DenseOf(x, dtype), weights = DenseOf(w, dtype);
        using Tensor? bias = b is null ? null : DenseOf(b, dtype);
        Tensor y = Allocate((x.Shape[0], outputs, places.Height, places.Width), dtype, x.Device);
        if (y.Size > 0) y.Backend.Convolution(images, weights, bias, window, groups, activation, kept: null, y);
        return y;
    }

    /// <summary>The window of weights (oc, c / groups, kh, kw).</summary>
    internal static Window KernelOf(Tensor w, Pair? stride, Pair pad, Pair? dilation, string operation)
    {
        ArgumentNullException.ThrowIfNull(w);
        RequireImages(w, operation, "W");
        return Window.Of(new((int)w.Shape[2], (int)w.Shape[3]), stride, pad, dilation, operation);
    }

    private static void RequireGroups(int groups, long channels, long outputs, string operation)
    {
        if (groups <= 0) throw new ArgumentOutOfRangeException(nameof(groups), $"[{operation}] the number of groups must be positive, got {groups}");
        if (channels % groups != 0 || outputs % groups != 0)
            throw new ShapeException($"[{operation}] {groups} groups do not divide {channels} input and {outputs} output channels");
    }

    /// <summary>The type of the result; checks the devices, and the bias of so many channels.</summary>
    private static DType JoinAll(Tensor x, Tensor w, Tensor? b, long outputs, string operation)
    {
        RequireDevice(x.Device, w, operation);
        DType dtype = DTypeExtensions.Promote(x.DType, w.DType).ToFloating();
        if (b is null) return dtype;
        RequireDevice(x.Device, b, operation);
        if (b.Rank != 1 || b.Shape[0] != outputs) throw new ShapeException($"[{operation}] bias of shape ({outputs},) expected, got {b.Shape}");
        return DTypeExtensions.Promote(dtype, b.DType);
    }
}
