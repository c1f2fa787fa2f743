namespace DeZeroNative;

public static partial class F
{
    /// <summary>x0 x1, element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Multiply(Variable x0, Variable x1) => Call<MultiplyFunction>(x0, x1);

    /// <inheritdoc cref="Multiply(Variable, Variable)"/>
    public static Variable Multiply(Variable x0, Scalar x1) =>
        IsRecorded(x0) ? new MultiplyScalarFunction(x1).Apply(x0) : Unrecorded(x0.Data * x1, x0);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Multiply(Variable, Variable)"/>
    public static Variable operator *(Variable x0, Variable x1) => F.Multiply(x0, x1);

    /// <inheritdoc cref="F.Multiply(Variable, Variable)"/>
    public static Variable operator *(Variable x0, Scalar x1) => F.Multiply(x0, x1);

    /// <inheritdoc cref="F.Multiply(Variable, Variable)"/>
    public static Variable operator *(Scalar x0, Variable x1) => F.Multiply(x1, x0);
}

internal sealed class MultiplyFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => x0 * x1;

    protected override Variable Backward0(Variable gy) => F.SumTo(gy * X1, X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy * X0, X1.Shape);
}

internal sealed class MultiplyScalarFunction(Scalar c) : UnaryFunction
{
    public override string Name => "Multiply";

    protected override Tensor Forward(Tensor x) => x * c;

    protected override Variable Backward(Variable gy) => gy * c;
}
