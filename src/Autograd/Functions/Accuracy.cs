namespace DeZeroNative;

public static partial class F
{
    /// <summary>The part of rows whose largest score is at the label, for scores x (n, classes) and labels t (n): a constant, without gradient.</summary>
    /// <exception cref="ShapeException">x is no matrix, or t has not one label per row.</exception>
    public static Variable Accuracy(Variable x, Variable t)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(t);
        if (x.Rank != 2 || t.Size != x.Shape[0])
            throw new ShapeException($"[accuracy] scores (n, classes) and labels (n) expected, got {x.Shape} and {t.Shape}");
        using Tensor chosen = x.Data.ArgMax(axis: 1), labels = t.Data.Reshape(chosen.Shape), right = Tensor.Equal(chosen, labels);
        using Tensor counted = right.To(x.DType);
        return counted.Mean();
    }
}
