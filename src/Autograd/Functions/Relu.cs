namespace DeZeroNative;

public static partial class F
{
    /// <summary>max(x, 0); the gradient at 0 is 0.</summary>
    public static Variable Relu(Variable x) => Call<ReluFunction>(x);
}

internal sealed class ReluFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Relu();

    // The mask is piecewise constant, so it is a constant of every further derivative.
    protected override Variable Backward(Variable gy) => gy * (X.Data > 0).To(gy.DType);

    protected override Tensor BackwardFused(Tensor gy) => Tensor.ReluGradient(gy, Y.Data);
}
