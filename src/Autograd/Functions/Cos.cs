namespace DeZeroNative;

public static partial class F
{
    /// <summary>The cosine of angles in radians.</summary>
    public static Variable Cos(Variable x) => Call<CosFunction>(x);
}

internal sealed class CosFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Cos();

    protected override Variable Backward(Variable gy) => gy * -F.Sin(X);
}
