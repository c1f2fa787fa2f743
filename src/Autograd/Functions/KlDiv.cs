namespace DeZeroNative;

public static partial class F
{
    // log 1 in the place of log 0, which times 0 would be NaN.
    private static readonly Fused s_klDiv = Fused.Of((x, t) => t * (Term.Where(t > 0, t, 1).Log() - x), "kl_div"),
        s_logKlDiv = Fused.Of((x, t) => t.Exp() * (t - x), "kl_div");

    /// <summary>
    /// The divergence of a distribution x, given as logarithms, from t: t (log t - x) for each element, 0 where t is 0; or
    /// exp(t) (t - x) where <paramref name="logTarget"/> says that t are logarithms too.
    /// </summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Variable KlDiv(Variable x, Variable t, Reduction reduction = Reduction.Mean, bool logTarget = false)
    {
        RequireOneShape(x, t, "kl_div");
        return Reduce(Fuse(logTarget ? s_logKlDiv : s_klDiv, x, t), reduction, "kl_div");
    }
}
