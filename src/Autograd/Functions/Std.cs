namespace DeZeroNative;

public static partial class F
{
    /// <summary>The standard deviation sqrt(sum((x - mean)²) / (n - ddof)) over axes, all of them by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Std(Variable x, Axes axes = default, bool keepDims = false, int ddof = 0) => Sqrt(Var(x, axes, keepDims, ddof));
}
