namespace DeZeroNative;

public static partial class F
{
    /// <summary>1 / sqrt(x).</summary>
    public static Variable Rsqrt(Variable x) => Call<RsqrtFunction>(x);
}

internal sealed class RsqrtFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Rsqrt();

    protected override Variable Backward(Variable gy) => gy * (-0.5 * F.Pow(Y, 3));
}
