namespace DeZeroNative;

public static partial class F
{
    /// <summary>The square root.</summary>
    public static Variable Sqrt(Variable x) => Call<SqrtFunction>(x);
}

internal sealed class SqrtFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Sqrt();

    protected override Variable Backward(Variable gy) => gy / (2.0 * Y);
}
