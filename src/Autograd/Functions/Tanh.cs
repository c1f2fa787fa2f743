namespace DeZeroNative;

public static partial class F
{
    /// <summary>The hyperbolic tangent.</summary>
    public static Variable Tanh(Variable x) => Call<TanhFunction>(x);
}

internal sealed class TanhFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Tanh();

    protected override Variable Backward(Variable gy) => gy * (1.0 - Y * Y);

    protected override Tensor BackwardFused(Tensor gy) => Tensor.TanhGradient(gy, Y.Data);
}
