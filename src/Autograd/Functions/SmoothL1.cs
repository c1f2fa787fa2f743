namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_smoothL1 = Fused.Of((x0, x1, beta) => SmoothL1(x0 - x1, beta), "smooth_l1"),
        s_distance = Fused.Of((x0, x1) => (x0 - x1).Abs(), "smooth_l1");

    /// <summary>With d = x0 - x1: d² / (2 beta) where |d| is below beta, else |d| - beta/2. With beta 0, |d|.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">beta is negative.</exception>
    public static Variable SmoothL1(Variable x0, Variable x1, double beta = 1, Reduction reduction = Reduction.Mean)
    {
        if (!(beta >= 0)) throw new ArgumentOutOfRangeException(nameof(beta), $"[smooth_l1] beta must not be negative, got {beta}");
        RequireOneShape(x0, x1, "smooth_l1");
        return Reduce(beta == 0 ? Fuse(s_distance, x0, x1) : Fuse(s_smoothL1, [x0, x1], beta), reduction, "smooth_l1");
    }

    private static Term SmoothL1(Term d, Term beta) => Term.Where(d.Abs() < beta, d * d * (0.5 / beta), d.Abs() - 0.5 * beta);
}
