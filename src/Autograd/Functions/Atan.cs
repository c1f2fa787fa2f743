namespace DeZeroNative;

public static partial class F
{
    /// <summary>The arctangent, in -pi/2 to pi/2.</summary>
    public static Variable Atan(Variable x) => new AtanFunction().Apply(x);
}

internal sealed class AtanFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Atan();

    protected override Variable Backward(Variable gy) => gy / (1.0 + X * X);
}
