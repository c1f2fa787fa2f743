namespace DeZeroNative;

public static partial class F
{
    /// <summary>The arcsine, in -pi/2 to pi/2; NaN outside -1 to 1.</summary>
    public static Variable Asin(Variable x) => new AsinFunction().Apply(x);
}

internal sealed class AsinFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Asin();

    protected override Variable Backward(Variable gy) => gy * F.Rsqrt(1.0 - X * X);
}
