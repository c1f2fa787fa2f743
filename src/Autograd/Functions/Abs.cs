namespace DeZeroNative;

public static partial class F
{
    /// <summary>|x|; the gradient at 0 is 0.</summary>
    public static Variable Abs(Variable x) => Call<AbsFunction>(x);
}

internal sealed class AbsFunction : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Abs();

    // The sign is piecewise constant, so it is a constant of every further derivative.
    protected override Variable Backward(Variable gy) => gy * X.Data.Sign();
}
