namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_weightedCrossEntropy = Fused.Of(
        (x, t, w) => t * w * (-x).Softplus() + (1 - t) * x.Softplus(), "binary_cross_entropy_with_logits");

    /// <summary>
    /// -(w t log p + (1 - t) log(1 - p)) with p = sigmoid(x), for logits x and targets t of one shape; exact for large |x|. Unlike
    /// <see cref="SigmoidCrossEntropy"/> its mean is over all elements, as in PyTorch.
    /// </summary>
    /// <param name="x">The logits.</param>
    /// <param name="t">The targets, from 0 to 1.</param>
    /// <param name="reduction">How the elements become one number.</param>
    /// <param name="positiveWeight">w, which broadcasts; 1 where it is left out.</param>
    /// <exception cref="ShapeException">The shapes of x and t differ.</exception>
    public static Variable BinaryCrossEntropyWithLogits(
        Variable x, Variable t, Reduction reduction = Reduction.Mean, Tensor? positiveWeight = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(t);
        if (x.Shape != t.Shape) throw new ShapeException($"[binary_cross_entropy_with_logits] one shape expected, got {x.Shape} and {t.Shape}");
        Variable each = positiveWeight is null ? Fuse(s_sigmoidCrossEntropy, x, t) : Fuse(s_weightedCrossEntropy, x, t, positiveWeight);
        return Reduce(each, reduction, "binary_cross_entropy_with_logits");
    }
}
