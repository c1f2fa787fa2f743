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
    // log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|))
    protected override Tensor Forward(Tensor x)
    {
        using Tensor size = x.Abs(), minus = -size, small = minus.Exp(), rest = small.Log1p(), positive = x.Relu();
        return positive + rest;
    }

    protected override Variable Backward(Variable gy) => gy * F.Sigmoid(X);
}
