namespace DeZeroNative;

public static partial class F
{
    /// <summary>The variance sum((x - mean)²) / (n - ddof) over axes, all of them by default; ddof 1 makes it unbiased.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Var(Variable x, Axes axes = default, bool keepDims = false, int ddof = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        double freedom = Math.Max(0, x.Data.CountOver(axes, "var") - ddof);
        return Sum(Square(x - Mean(x, axes, keepDims: true)), axes, keepDims) / freedom;
    }
}
