namespace DeZeroNative;

public static partial class F
{
    /// <summary>The natural logarithm.</summary>
    public static Variable Log(Variable x) => Call<LogFunction>(x);
}

internal sealed class LogFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Log();

    protected override Variable Backward(Variable gy) => gy / X;

    protected override Tensor BackwardFused(Tensor gy) => gy / X.Data;
}
