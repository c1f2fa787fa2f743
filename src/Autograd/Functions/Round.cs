namespace DeZeroNative;

public static partial class F
{
    /// <summary>The nearest integer, of two the even one; the gradient is 0 everywhere.</summary>
    public static Variable Round(Variable x) => new RoundFunction().Apply(x);
}

internal sealed class RoundFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Round();

    protected override Variable Backward(Variable gy) => Tensor.ZerosLike(gy.Data);
}
