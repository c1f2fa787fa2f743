namespace DeZeroNative;

public static partial class F
{
    /// <summary>The hyperbolic cosine.</summary>
    public static Variable Cosh(Variable x) => new CoshFunction().Apply(x);
}

internal sealed class CoshFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Cosh();

    protected override Variable Backward(Variable gy) => gy * F.Sinh(X);
}
