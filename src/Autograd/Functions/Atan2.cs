namespace DeZeroNative;

public static partial class F
{
    /// <summary>The angle of the point (x1, x0) seen from the origin, in -pi to pi. At the origin the gradient is NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Atan2(Variable x0, Variable x1) => Call<Atan2Function>(x0, x1);

    /// <inheritdoc cref="Atan2(Variable, Variable)"/>
    public static Variable Atan2(Variable x0, Scalar x1) => Atan2(x0, Constant(x1, x0));
}

internal sealed class Atan2Function : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.Atan2(x0, x1);

    protected override Variable Backward0(Variable gy) => F.SumTo(gy * (X1 / (X0 * X0 + X1 * X1)), X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy * (-X0 / (X0 * X0 + X1 * X1)), X1.Shape);
}
