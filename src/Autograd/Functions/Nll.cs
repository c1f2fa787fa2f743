namespace DeZeroNative;

public static partial class F
{
    /// <summary>The negative log likelihood -x[n, t[n]] of log probabilities x (n, classes) at labels t (n).</summary>
    /// <exception cref="ShapeException">x is no matrix, or t has not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside the classes.</exception>
    public static Variable Nll(Variable x, Variable t, Reduction reduction = Reduction.Mean)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(t);
        if (x.Rank != 2 || t.Rank != 1 || t.Shape[0] != x.Shape[0])
            throw new ShapeException($"[nll] log probabilities (n, classes) and labels (n) expected, got {x.Shape} and {t.Shape}");
        return Reduce(-Reshape(Gather(x, t.Data.ExpandDims(1), 1), t.Shape), reduction, "nll");
    }
}
