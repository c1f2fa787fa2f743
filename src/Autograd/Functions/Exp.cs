namespace DeZeroNative;

public static partial class F
{
    /// <summary>e to the power of every element.</summary>
    public static Variable Exp(Variable x) => Call<ExpFunction>(x);
}

internal sealed class ExpFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Exp();

    protected override Variable Backward(Variable gy) => gy * Y;

    protected override Tensor BackwardFused(Tensor gy) => gy * Y.Data;
}
