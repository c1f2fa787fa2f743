namespace DeZeroNative;

public static partial class F
{
    /// <summary>1 / (1 + exp(-x)), without overflow.</summary>
    public static Variable Sigmoid(Variable x) => Call<SigmoidFunction>(x);
}

internal sealed class SigmoidFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Sigmoid();

    protected override Variable Backward(Variable gy) => gy * (Y * (1.0 - Y));

    protected override Tensor BackwardFused(Tensor gy) => Tensor.SigmoidGradient(gy, Y.Data);
}
