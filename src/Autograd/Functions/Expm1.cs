namespace DeZeroNative;

public static partial class F
{
    /// <summary>exp(x) - 1, with every digit near 0.</summary>
    public static Variable Expm1(Variable x) => new Expm1Function().Apply(x);
}

internal sealed class Expm1Function : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Expm1();

    protected override Variable Backward(Variable gy) => gy * (Y + 1.0);
}
