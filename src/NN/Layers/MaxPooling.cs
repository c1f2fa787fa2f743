using DeZeroNative.Backends;

namespace DeZeroNative.NN;

/// <summary><see cref="F.Pooling"/> as a layer: the largest element of each window over images (n, c, h, w).</summary>
public sealed class MaxPooling : Layer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="kernelSize">Height and width of a window.</param>
    /// <param name="stride">The step between windows; null for the kernel size, as in PyTorch.</param>
    /// <param name="pad">Cells around the images, which never win.</param>
    public MaxPooling(Pair kernelSize, Pair? stride = null, Pair pad = default)
    {
        _ = Window.Of(kernelSize, stride ?? kernelSize, pad, dilation: null, "max_pooling");
        (KernelSize, Stride, Pad) = (kernelSize, stride ?? kernelSize, pad);
    }

    /// <summary>Height and width of a window.</summary>
    public Pair KernelSize { get; }

    /// <summary>The step between windows.</summary>
    public Pair Stride { get; }

    /// <summary>Cells around the images.</summary>
    public Pair Pad { get; }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => F.Pooling(x, KernelSize, Stride, Pad);

    internal override void AddTo(InferencePlan plan) =>
        plan.AppendMaxPool(PoolWindows.Stepping(plan.CurrentShape, KernelSize, Stride, Pad, false, countPad: false, "inference"));
}
