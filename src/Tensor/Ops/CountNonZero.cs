namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>How many elements over axes are not zero, as int64; NaN is not zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public Tensor CountNonZero(Axes axes = default, bool keepDims = false)
    {
        _ = axes.ToMask(Shape, "count_nonzero");
        using Tensor truth = NotEqual(this, 0);
        return truth.Sum(axes, keepDims);
    }
}
