namespace DeZeroNative;

public static partial class F
{
    /// <summary>The sine of angles in radians.</summary>
    public static Variable Sin(Variable x) => Call<SinFunction>(x);
}

internal sealed class SinFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Sin();

    protected override Variable Backward(Variable gy) => gy * F.Cos(X);
}
