namespace DeZeroNative;

public static partial class F
{
    /// <summary>The remainder of x0 / x1 with the sign of x1, as Python's %. At jumps, where x1 divides x0, the gradient is that of one side.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Remainder(Variable x0, Variable x1) => Call<RemainderFunction>(x0, x1);

    /// <inheritdoc cref="Remainder(Variable, Variable)"/>
    public static Variable Remainder(Variable x0, Scalar x1) => Remainder(x0, Constant(x1, x0));
}

internal sealed class RemainderFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.Remainder(x0, x1);

    // y = x0 - n x1, and the whole number n is piecewise constant.
    protected override Variable Backward0(Variable gy) => F.SumTo(gy, X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy * -Tensor.FloorDivide(X0.Data, X1.Data), X1.Shape);
}
