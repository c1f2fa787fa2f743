namespace DeZeroNative;

public static partial class F
{
    /// <summary>The largest integer that is not above x; the gradient is 0 everywhere.</summary>
    public static Variable Floor(Variable x) => Call<FloorFunction>(x);
}

internal sealed class FloorFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Floor();

    protected override Variable Backward(Variable gy) => Tensor.ZerosLike(gy.Data);
}
