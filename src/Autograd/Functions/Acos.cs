namespace DeZeroNative;

public static partial class F
{
    /// <summary>The arccosine, in 0 to pi; NaN outside -1 to 1.</summary>
    public static Variable Acos(Variable x) => new AcosFunction().Apply(x);
}

internal sealed class AcosFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Acos();

    protected override Variable Backward(Variable gy) => -gy * F.Rsqrt(1.0 - X * X);
}
