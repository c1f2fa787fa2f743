namespace DeZeroNative;

public static partial class F
{
    /// <summary>With d = x0 - x1: d² / (2 beta) where |d| is below beta, else |d| - beta/2. With beta 0, |d|.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">beta is negative.</exception>
    public static Variable SmoothL1(Variable x0, Variable x1, double beta = 1, Reduction reduction = Reduction.Mean)
    {
        if (!(beta >= 0)) throw new ArgumentOutOfRangeException(nameof(beta), $"[smooth_l1] beta must not be negative, got {beta}");
        Variable d = Difference(x0, x1, "smooth_l1"), size = Abs(d);
        Variable each = beta == 0 ? size : Where(size.Data < beta, d * d * (0.5 / beta), size - 0.5 * beta);
        return Reduce(each, reduction, "smooth_l1");
    }
}
