namespace DeZeroNative;

public static partial class F
{
    /// <summary>The tangent.</summary>
    public static Variable Tan(Variable x) => new TanFunction().Apply(x);
}

internal sealed class TanFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Tan();

    protected override Variable Backward(Variable gy) => gy * (1.0 + Y * Y);
}
