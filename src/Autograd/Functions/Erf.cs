namespace DeZeroNative;

public static partial class F
{
    /// <summary>The error function 2/sqrt(pi) times the integral of exp(-t²) from 0 to x.</summary>
    public static Variable Erf(Variable x) => Call<ErfFunction>(x);
}

internal sealed class ErfFunction : UnaryFunction
{
    private static readonly double s_slope = 2 / Math.Sqrt(Math.PI);

    protected override Tensor Forward(Tensor x) => x.Erf();

    protected override Variable Backward(Variable gy) => gy * (s_slope * F.Exp(-(X * X)));
}
