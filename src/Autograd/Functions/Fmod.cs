namespace DeZeroNative;

public static partial class F
{
    /// <summary>The remainder of x0 / x1 with the sign of x0, as C's fmod. At jumps, where x1 divides x0, the gradient is that of one side.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Fmod(Variable x0, Variable x1) => Call<FmodFunction>(x0, x1);

    /// <inheritdoc cref="Fmod(Variable, Variable)"/>
    public static Variable Fmod(Variable x0, Scalar x1) => Fmod(x0, Constant(x1, x0));
}

internal sealed class FmodFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.Fmod(x0, x1);

    // y = x0 - n x1, and the whole number n is piecewise constant.
    protected override Variable Backward0(Variable gy) => F.SumTo(gy, X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy * -Quotient(X0.Data, X1.Data), X1.Shape);

    private static Tensor Quotient(Tensor x0, Tensor x1)
    {
        // Without the signs, the quotient that is cut towards zero is the one that is rounded down.
        using Tensor size0 = x0.Abs(), size1 = x1.Abs(), sign0 = x0.Sign(), sign1 = x1.Sign();
        using Tensor size = Tensor.FloorDivide(size0, size1), sign = sign0 * sign1;
        return size * sign;
    }
}
