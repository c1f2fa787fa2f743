namespace DeZeroNative;

public static partial class F
{
    /// <summary>The logarithm to the base 2.</summary>
    public static Variable Log2(Variable x) => new Log2Function().Apply(x);
}

internal sealed class Log2Function : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Log2();

    protected override Variable Backward(Variable gy) => gy / (X * Math.Log(2));
}
