using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The mean of each window over the last two axes of images x (..., h, w); there are floor((h + 2 pad - kernel) / stride) + 1 windows.
    /// </summary>
    /// <param name="x">The images.</param>
    /// <param name="kernelSize">Height and width of a window.</param>
    /// <param name="stride">The step between windows: 1 as in DeZero where it is left out, not the kernel size as in PyTorch.</param>
    /// <param name="pad">Cells of zeros around the images.</param>
    /// <param name="ceilMode">Whether the number of windows is rounded up, so that a last one may jut out; what juts out never counts.</param>
    /// <param name="countPad">Whether padding counts in the mean, as in DeZero. Where not, a window of padding alone gives NaN.</param>
    /// <exception cref="ShapeException">x has less than two axes, or a window is larger than the padded images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or stride is not positive, or the padding is negative.</exception>
    public static Variable AveragePooling(
        Variable x, Pair kernelSize, Pair? stride = null, Pair pad = default, bool ceilMode = false, bool countPad = true)
    {
        ArgumentNullException.ThrowIfNull(x);
        var windows = PoolWindows.Stepping(x.Shape, kernelSize, stride ?? 1, pad, ceilMode, countPad, "average_pooling");
        return new AveragePoolingFunction(windows).Apply(x);
    }

    /// <summary>The mean of each window along the last axis of sequences x (..., length): see <see cref="AveragePooling"/>.</summary>
    /// <exception cref="ShapeException">x has no axis, or a window is larger than the padded sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or stride is not positive, or the padding is negative.</exception>
    public static Variable AveragePooling1d(Variable x, int kernelSize, int stride = 1, int pad = 0, bool ceilMode = false, bool countPad = true) =>
        Squeeze(AveragePooling(AsImages(x, "average_pooling1d"), (1, kernelSize), (1, stride), (0, pad), ceilMode, countPad), -2);
}

internal sealed class AveragePoolingFunction(PoolWindows windows) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => Tensor.AveragePool(x, windows);

    protected override Variable Backward(Variable gy) => new AveragePoolingSpreadFunction(windows).Apply(gy);
}

/// <summary>gy in equal shares to the cells of each window: linear, and the adjoint of the mean.</summary>
internal sealed class AveragePoolingSpreadFunction(PoolWindows windows) : UnaryFunction
{
    protected override Tensor Forward(Tensor gy) => Tensor.AveragePoolSpread(gy, windows);

    protected override Variable Backward(Variable ggx) => new AveragePoolingFunction(windows).Apply(ggx);
}
