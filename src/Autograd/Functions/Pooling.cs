using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Max pooling: the largest element of each window over the last two axes of images x (..., h, w). Of equal elements the first gets
    /// the gradient, and NaN is larger than any number. There are floor((h + 2 pad - kernel) / stride) + 1 windows; as in PyTorch,
    /// and not in DeZero, padding never wins.
    /// </summary>
    /// <param name="x">The images.</param>
    /// <param name="kernelSize">Height and width of a window.</param>
    /// <param name="stride">The step between windows: 1 as in DeZero where it is left out, not the kernel size as in PyTorch.</param>
    /// <param name="pad">Cells around the images. A window that sees nothing else gives negative infinity, and has no gradient.</param>
    /// <param name="ceilMode">Whether the number of windows is rounded up, so that a last one may jut out; each starts before the image ends.</param>
    /// <param name="padValue">A number that the padding holds and wins with, and gets the gradient then: 0 for DeZero's rule; null for none.</param>
    /// <exception cref="ShapeException">x has less than two axes, or a window is larger than the padded images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or stride is not positive, or the padding is negative.</exception>
    public static Variable Pooling(
        Variable x, Pair kernelSize, Pair? stride = null, Pair pad = default, bool ceilMode = false, double? padValue = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        var windows = PoolWindows.Stepping(x.Shape, kernelSize, stride ?? 1, pad, ceilMode, countPad: false, "pooling");
        return padValue is { } value && pad != default
            ? MaxOver(Pad(x, [(pad.Height, pad.Height), (pad.Width, pad.Width)], value: value), windows.OverPadded)
            : MaxOver(x, windows);
    }

    /// <summary>Max pooling along the last axis of sequences x (..., length): see <see cref="Pooling"/>.</summary>
    /// <exception cref="ShapeException">x has no axis, or a window is larger than the padded sequences.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or stride is not positive, or the padding is negative.</exception>
    public static Variable Pooling1d(Variable x, int kernelSize, int stride = 1, int pad = 0, bool ceilMode = false, double? padValue = null) =>
        Squeeze(Pooling(AsImages(x, "pooling1d"), (1, kernelSize), (1, stride), (0, pad), ceilMode, padValue), -2);

    internal static Variable MaxOver(Variable x, in PoolWindows windows) =>
        new PoolingFunction(windows, track: GradMode.Recording && x.RequiresGrad).Apply(x);

    /// <summary>Sequences (..., length) as images of height 1.</summary>
    private static Variable AsImages(Variable x, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Rank > 0 ? ExpandDims(x, -2) : throw new ShapeException($"[{operation}] sequences (..., length) expected, got shape {x.Shape}");
    }
}

internal sealed class PoolingFunction(PoolWindows windows, bool track) : UnaryFunction
{
    private Tensor? _index;

    protected override Tensor Forward(Tensor x)
    {
        (Tensor y, _index) = Tensor.MaxPool(x, windows, track);
        return y;
    }

    // Which element is chosen is piecewise constant: the positions serve every further derivative.
    protected override Variable Backward(Variable gy) => new PoolingScatterFunction(windows, _index!).Apply(gy);
}

/// <summary>gy at the positions that were chosen: linear in gy.</summary>
internal sealed class PoolingScatterFunction(PoolWindows windows, Tensor index) : UnaryFunction
{
    protected override Tensor Forward(Tensor gy) => Tensor.MaxPoolScatter(gy, index, windows);

    protected override Variable Backward(Variable ggx) => new PoolingGatherFunction(windows, index).Apply(ggx);
}

/// <summary>The elements at the positions that were chosen: linear, and the adjoint of the scatter.</summary>
internal sealed class PoolingGatherFunction(PoolWindows windows, Tensor index) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => Tensor.MaxPoolGather(x, index, windows);

    protected override Variable Backward(Variable gy) => new PoolingScatterFunction(windows, index).Apply(gy);
}
