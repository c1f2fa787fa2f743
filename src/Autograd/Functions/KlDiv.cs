namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The divergence of a distribution x, given as logarithms, from t: t (log t - x) for each element, 0 where t is 0; or
    /// exp(t) (t - x) where <paramref name="logTarget"/> says that t are logarithms too.
    /// </summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Variable KlDiv(Variable x, Variable t, Reduction reduction = Reduction.Mean, bool logTarget = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(t);
        if (x.Shape != t.Shape) throw new ShapeException($"[kl_div] one shape expected, got {x.Shape} and {t.Shape}");
        // log 1 in the place of log 0, which times 0 would be NaN.
        Variable each = logTarget ? Exp(t) * (t - x) : t * (Log(Where(t.Data > 0, t, 1)) - x);
        return Reduce(each, reduction, "kl_div");
    }
}
