namespace DeZeroNative;

public static partial class F
{
    /// <summary>-1 below zero, 1 above, 0 at zero; the gradient is 0 everywhere.</summary>
    public static Variable Sign(Variable x) => new SignFunction().Apply(x);
}

internal sealed class SignFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Sign();

    protected override Variable Backward(Variable gy) => Tensor.ZerosLike(gy.Data);
}
