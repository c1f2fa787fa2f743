namespace DeZeroNative;

public static partial class F
{
    // log p = -softplus(-x) and log(1 - p) = -softplus(x), which never overflow.
    private static readonly Fused s_sigmoidCrossEntropy = Fused.Of((x, t) => t * (-x).Softplus() + (1 - t) * x.Softplus(), "sigmoid_cross_entropy");

    /// <summary>-sum(t log p + (1 - t) log(1 - p)) / n with p = sigmoid(x), for logits x (n, ...) and targets t of as many elements; exact for large |x|.</summary>
    /// <exception cref="ShapeException">The numbers of elements differ, or x is 0-d.</exception>
    public static Variable SigmoidCrossEntropy(Variable x, Variable t)
    {
        t = TargetsLike(x, t, "sigmoid_cross_entropy");
        return Sum(Fuse(s_sigmoidCrossEntropy, x, t)) / (double)x.Length;
    }
}
