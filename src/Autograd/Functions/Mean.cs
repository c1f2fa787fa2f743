namespace DeZeroNative;

public static partial class F
{
    /// <summary>The arithmetic mean over axes, all of them by default; NaN of nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Mean(Variable x, Axes axes = default, bool keepDims = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Sum(x, axes, keepDims) / (double)x.Data.CountOver(axes, "mean");
    }

    /// <summary>DeZero's other name of <see cref="Mean"/>.</summary>
    public static Variable Average(Variable x, Axes axes = default, bool keepDims = false) => Mean(x, axes, keepDims);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Mean"/>
    public Variable Mean(Axes axes = default, bool keepDims = false) => F.Mean(this, axes, keepDims);
}
