namespace DeZeroNative;

public static partial class F
{
    /// <summary>log(1 + exp(beta x)) / beta, without overflow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">beta is not positive.</exception>
    public static Variable Softplus(Variable x, double beta = 1)
    {
        if (!(beta > 0)) throw new ArgumentOutOfRangeException(nameof(beta), $"[softplus] beta must be positive, got {beta}");
        return beta == 1 ? Call<SoftplusFunction>(x) : Call<SoftplusFunction>(x * beta) / beta;
    }
}

internal sealed class SoftplusFunction : UnaryFunction
{
    private static readonly Fused s_softplus = Fused.Of(x => x.Softplus(), "softplus"),
        s_gradient = Fused.Of((gy, x) => gy * x.Sigmoid(), "softplus").By(FusedKernel.SoftplusGradient);

    protected override Tensor Forward(Tensor x) => s_softplus.Apply(x);

    protected override Variable Backward(Variable gy) => gy * F.Sigmoid(X);

    protected override Tensor BackwardFused(Tensor gy) => s_gradient.Apply(gy, X.Data);
}
