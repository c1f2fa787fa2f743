namespace DeZeroNative;

public static partial class F
{
    /// <summary>The hyperbolic sine.</summary>
    public static Variable Sinh(Variable x) => new SinhFunction().Apply(x);
}

internal sealed class SinhFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Sinh();

    protected override Variable Backward(Variable gy) => gy * F.Cosh(X);
}
