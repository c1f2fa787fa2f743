namespace DeZeroNative;

public static partial class F
{
    /// <summary>-sum(t log p + (1 - t) log(1 - p)) / n with p = sigmoid(x), for logits x (n, ...) and targets t of as many elements; exact for large |x|.</summary>
    /// <exception cref="ShapeException">The numbers of elements differ, or x is 0-d.</exception>
    public static Variable SigmoidCrossEntropy(Variable x, Variable t)
    {
        t = TargetsLike(x, t, "sigmoid_cross_entropy");
        // log p = -softplus(-x) and log(1 - p) = -softplus(x), which never overflow.
        return Sum(t * Softplus(-x) + (1.0 - t) * Softplus(x)) / (double)x.Length;
    }
}
