namespace DeZeroNative;

public static partial class F
{
    /// <summary>x where x is positive, else alpha (exp(x) - 1).</summary>
    public static Variable Elu(Variable x, double alpha = 1) => new EluFunction(alpha).Apply(x);
}

internal sealed class EluFunction(double alpha) : UnaryFunction
{
    protected override Tensor Forward(Tensor x)
    {
        using Tensor positive = x > 0, exponential = x.Expm1(), scaled = exponential * alpha;
        return Tensor.Where(positive, x, scaled);
    }

    // Held below 0, because an infinite exponential would leave NaN in the branch that is not taken.
    protected override Variable Backward(Variable gy) => F.Where(X.Data > 0, gy, gy * (alpha * F.Exp(F.Minimum(X, 0))));
}
