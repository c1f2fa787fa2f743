using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Transposed convolution of x (n, c, h, w) with w (c, oc / groups, kh, kw), plus b (oc): the gradient of <see cref="Conv2d"/> with
    /// respect to its input. See <see cref="Tensor.Deconv2d"/> for the size of the result and <paramref name="outSize"/>.
    /// </summary>
    /// <exception cref="ShapeException">The shapes do not fit, or the result would be empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stride, dilation or the number of groups is not positive, or the padding is negative.</exception>
    public static Variable Deconv2d(
        Variable x, Variable w, Variable? b = null, Pair? stride = null, Pair pad = default, Pair? outSize = null, Pair? dilation = null, int groups = 1)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        Window window = Tensor.KernelOf(w.Data, stride, pad, dilation, "deconv2d");
        return Deconvolve(x, w, b, window, groups, Tensor.OutSize(x.Data, window, outSize));
    }

    internal static Variable Deconvolve(Variable x, Variable w, Variable? b, in Window window, int groups, Pair size)
    {
        var function = new Deconv2dFunction(window, groups, size);
        return b is null ? function.Apply(x, w)[0] : function.Apply(x, w, b)[0];
    }
}

internal sealed class Deconv2dFunction(Window window, int groups, Pair size) : Function
{
    protected override Tensor[] Forward(Tensor[] xs) => [Tensor.Deconvolve(xs[0], xs[1], xs.Length > 2 ? xs[2] : null, window, groups, size, "deconv2d")];

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = Inputs[0], w = Inputs[1], gy = gys[0]!;
        var gxs = new Variable?[Inputs.Count];
        if (x.RequiresGrad) gxs[0] = F.Convolve(gy, w, b: null, window, groups);
        if (w.RequiresGrad) gxs[1] = F.ConvolutionWeightGradient(gy, x, window, groups);
        if (gxs.Length > 2 && Inputs[2].RequiresGrad) gxs[2] = F.ConvolutionBiasGradient(gy);
        return gxs;
    }
}
