namespace DeZeroNative;

public static partial class F
{
    /// <summary>x where x is positive, else alpha (exp(x) - 1).</summary>
    public static Variable Elu(Variable x, double alpha = 1) => new EluFunction(alpha).Apply(x);
}

internal sealed class EluFunction(double alpha) : UnaryFunction
{
    private static readonly Fused s_elu = Fused.Of((x, alpha) => Term.Where(x > 0, x, x.Expm1() * alpha), "elu"),
        s_gradient = Fused.Of((gy, x, alpha) => Term.Where(x > 0, gy, gy * (alpha * x.Exp())), "elu");

    protected override Tensor Forward(Tensor x) => s_elu.Apply(x, alpha);

    // Held below 0, because an infinite exponential would leave NaN in the branch that is not taken.
    protected override Variable Backward(Variable gy) => F.Where(X.Data > 0, gy, gy * (alpha * F.Exp(F.Minimum(X, 0))));

    protected override Tensor BackwardFused(Tensor gy) => s_gradient.Apply(gy, X.Data, alpha);
}
