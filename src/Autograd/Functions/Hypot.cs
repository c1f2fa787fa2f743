namespace DeZeroNative;

public static partial class F
{
    /// <summary>sqrt(x0² + x1²) without overflow on the way. At the origin the gradient is NaN.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Hypot(Variable x0, Variable x1) => Call<HypotFunction>(x0, x1);

    /// <inheritdoc cref="Hypot(Variable, Variable)"/>
    public static Variable Hypot(Variable x0, Scalar x1) => Hypot(x0, Constant(x1, x0));
}

internal sealed class HypotFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.Hypot(x0, x1);

    protected override Variable Backward0(Variable gy) => F.SumTo(gy * (X0 / Y), X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy * (X1 / Y), X1.Shape);
}
