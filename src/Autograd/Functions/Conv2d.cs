using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Convolution (in truth cross-correlation) of images x (n, c, h, w) with w (oc, c / groups, kh, kw), plus b (oc): see
    /// <see cref="Tensor.Conv2d"/>. The three forms of one bilinear map, this, its gradient for x and its gradient for w,
    /// are each other's derivatives, so that there is one of every order. An activation gives the numbers that it gives applied
    /// after, in fewer passes over memory.
    /// </summary>
    /// <exception cref="ShapeException">The shapes do not fit, or the kernel is larger than the padded images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A stride, dilation or the number of groups is not positive, the padding is negative, or there is no such activation.</exception>
    public static Variable Conv2d(
        Variable x, Variable w, Variable? b = null, Pair? stride = null, Pair pad = default, Pair? dilation = null, int groups = 1,
        Activation activation = Activation.None)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        return Convolve(x, w, b, Tensor.KernelOf(w.Data, stride, pad, dilation, "conv2d"), groups, activation);
    }

    internal static Variable Convolve(Variable x, Variable w, Variable? b, in Window window, int groups, Activation activation = Activation.None)
    {
        var function = new Conv2dFunction(window, groups, activation);
        return b is null ? function.Apply(x, w)[0] : function.Apply(x, w, b)[0];
    }

    /// <summary>The gradient of a convolution with respect to its weights.</summary>
    internal static Variable ConvolutionWeightGradient(Variable x, Variable gy, in Window window, int groups) =>
        new Conv2dWeightGradientFunction(window, groups).Apply(x, gy);

    /// <summary>The gradient of the bias: gy summed over all but the channels.</summary>
    internal static Variable ConvolutionBiasGradient(Variable gy) => Sum(gy, [0, 2, 3]);
}

internal sealed class Conv2dFunction(Window window, int groups, Activation activation) : Function
{
    public override string Name => activation == Activation.None ? base.Name : base.Name + activation;

    protected override Tensor[] Forward(Tensor[] xs) =>
        [Tensor.Convolve(xs[0], xs[1], xs.Length > 2 ? xs[2] : null, window, groups, activation, "conv2d")];

    protected override Variable?[] Backward(Variable?[] gys)
    {
        Variable x = Inputs[0], w = Inputs[1], gy = F.ActivationGradient(gys[0]!, Outputs[0]!, activation);
        var gxs = new Variable?[Inputs.Count];
        if (x.RequiresGrad) gxs[0] = F.Deconvolve(gy, w, b: null, window, groups, SizeOf(x));
        if (w.RequiresGrad) gxs[1] = F.ConvolutionWeightGradient(x, gy, window, groups);
        if (gxs.Length > 2 && Inputs[2].RequiresGrad) gxs[2] = F.ConvolutionBiasGradient(gy);
        return gxs;
    }

    protected override Tensor?[] BackwardFused(Tensor?[] gys)
    {
        Variable x = Inputs[0], w = Inputs[1];
        Tensor gz = Tensor.ActivationGradient(gys[0]!, Outputs[0]!.Data, activation);
        var gxs = new Tensor?[Inputs.Count];
        if (x.RequiresGrad) gxs[0] = Tensor.Deconvolve(gz, w.Data, b: null, window, groups, SizeOf(x), "conv2d");
        if (w.RequiresGrad) gxs[1] = Tensor.ConvolutionWeightGradient(x.Data, gz, window, groups);
        if (gxs.Length > 2 && Inputs[2].RequiresGrad) gxs[2] = gz.Sum([0, 2, 3]);
        if (activation != Activation.None) gz.Dispose();
        return gxs;
    }

    private static Pair SizeOf(Variable x) => new((int)x.Shape[2], (int)x.Shape[3]);
}

internal sealed class Conv2dWeightGradientFunction(Window window, int groups) : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.ConvolutionWeightGradient(x0, x1, window, groups);

    protected override Variable Backward0(Variable gy) => F.Deconvolve(X1, gy, b: null, window, groups, new((int)X0.Shape[2], (int)X0.Shape[3]));

    protected override Variable Backward1(Variable gy) => F.Convolve(X0, gy, b: null, window, groups);
}
