namespace DeZeroNative;

public static partial class F
{
    private const double SmallestProbability = 1e-15, LargestProbability = 0.999;

    private static readonly Fused s_binaryCrossEntropy = Fused.Of(
        (p, t) => BinaryCrossEntropy(p.Clip(SmallestProbability, LargestProbability), t), "binary_cross_entropy");

    /// <summary>
    /// -sum(t log p + (1 - t) log(1 - p)) / n for probabilities p (n, ...) and targets t of as many elements. DeZero's bounds:
    /// p is held within 1e-15 and 0.999 first, and has no gradient outside.
    /// </summary>
    /// <exception cref="ShapeException">The numbers of elements differ, or p is 0-d.</exception>
    public static Variable BinaryCrossEntropy(Variable p, Variable t)
    {
        t = TargetsLike(p, t, "binary_cross_entropy");
        return -Sum(Fuse(s_binaryCrossEntropy, p, t)) / p.Length;
    }

    private static Term BinaryCrossEntropy(Term p, Term t) => t * p.Log() + (1 - t) * (1 - p).Log();

    /// <summary>Targets in the shape of what is compared with them, where the number of elements agrees.</summary>
    private static Variable TargetsLike(Variable x, Variable t, string operation)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(t);
        if (x.Rank == 0 || x.Size != t.Size) throw new ShapeException($"[{operation}] (n, ...) and as many targets expected, got {x.Shape} and {t.Shape}");
        return Reshape(t, x.Shape);
    }
}
