namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_huber = Fused.Of((x0, x1, delta) => Huber(x0 - x1, delta), "huber");

    /// <summary>With d = x0 - x1: d²/2 where |d| is at most delta, else delta (|d| - delta/2).</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">delta is not positive.</exception>
    public static Variable Huber(Variable x0, Variable x1, double delta = 1, Reduction reduction = Reduction.Mean)
    {
        if (!(delta > 0)) throw new ArgumentOutOfRangeException(nameof(delta), $"[huber] delta must be positive, got {delta}");
        RequireOneShape(x0, x1, "huber");
        return Reduce(Fuse(s_huber, [x0, x1], delta), reduction, "huber");
    }

    private static Term Huber(Term d, Term delta) => Term.Where(d.Abs() <= delta, 0.5 * (d * d), delta * (d.Abs() - 0.5 * delta));

    /// <summary>Nothing broadcasts: a loss between (n) and (n, 1) is a mistake.</summary>
    private static void RequireOneShape(Variable x0, Variable x1, string operation)
    {
        ArgumentNullException.ThrowIfNull(x0);
        ArgumentNullException.ThrowIfNull(x1);
        if (x0.Shape != x1.Shape) throw new ShapeException($"[{operation}] one shape expected, got {x0.Shape} and {x1.Shape}");
    }
}
