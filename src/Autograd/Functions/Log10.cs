namespace DeZeroNative;

public static partial class F
{
    /// <summary>The logarithm to the base 10.</summary>
    public static Variable Log10(Variable x) => new Log10Function().Apply(x);
}

internal sealed class Log10Function : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Log10();

    protected override Variable Backward(Variable gy) => gy / (X * Math.Log(10));
}
