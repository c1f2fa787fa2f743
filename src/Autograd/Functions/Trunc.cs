namespace DeZeroNative;

public static partial class F
{
    /// <summary>x without its digits behind the point; the gradient is 0 everywhere.</summary>
    public static Variable Trunc(Variable x) => new TruncFunction().Apply(x);
}

internal sealed class TruncFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Trunc();

    protected override Variable Backward(Variable gy) => Tensor.ZerosLike(gy.Data);
}
