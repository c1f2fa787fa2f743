namespace DeZeroNative;

public static partial class F
{
    /// <summary>The smallest integer that is not below x; the gradient is 0 everywhere.</summary>
    public static Variable Ceiling(Variable x) => new CeilingFunction().Apply(x);
}

internal sealed class CeilingFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Ceiling();

    protected override Variable Backward(Variable gy) => Tensor.ZerosLike(gy.Data);
}
