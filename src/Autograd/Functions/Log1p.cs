namespace DeZeroNative;

public static partial class F
{
    /// <summary>log(1 + x), with every digit near 0.</summary>
    public static Variable Log1p(Variable x) => new Log1pFunction().Apply(x);
}

internal sealed class Log1pFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Log1p();

    protected override Variable Backward(Variable gy) => gy / (X + 1.0);
}
