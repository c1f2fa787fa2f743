namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The standard deviation: the root of <see cref="Var"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor Std(Axes axes = default, bool keepDims = false, int ddof = 0)
    {
        _ = axes.ToMask(Shape, "std");
        using Tensor variance = Var(axes, keepDims, ddof);
        return variance.Sqrt();
    }
}
