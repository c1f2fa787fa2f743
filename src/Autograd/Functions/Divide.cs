namespace DeZeroNative;

public static partial class F
{
    /// <summary>x0 / x1, element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Divide(Variable x0, Variable x1) => Call<DivideFunction>(x0, x1);

    /// <inheritdoc cref="Divide(Variable, Variable)"/>
    public static Variable Divide(Variable x0, Scalar x1) => IsRecorded(x0) ? new DivideScalarFunction(x1).Apply(x0) : Unrecorded(x0.Data / x1, x0);

    /// <inheritdoc cref="Divide(Variable, Variable)"/>
    public static Variable Divide(Scalar x0, Variable x1) => IsRecorded(x1) ? new ScalarDivideFunction(x0).Apply(x1) : Unrecorded(x0 / x1.Data, x1);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Divide(Variable, Variable)"/>
    public static Variable operator /(Variable x0, Variable x1) => F.Divide(x0, x1);

    /// <inheritdoc cref="F.Divide(Variable, Variable)"/>
    public static Variable operator /(Variable x0, Scalar x1) => F.Divide(x0, x1);

    /// <inheritdoc cref="F.Divide(Variable, Variable)"/>
    public static Variable operator /(Scalar x0, Variable x1) => F.Divide(x0, x1);
}

internal sealed class DivideFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => x0 / x1;

    protected override Variable Backward0(Variable gy) => F.SumTo(gy / X1, X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy * (-X0 / (X1 * X1)), X1.Shape);
}

internal sealed class DivideScalarFunction(Scalar c) : UnaryFunction
{
    public override string Name => "Divide";

    protected override Tensor Forward(Tensor x) => x / c;

    protected override Variable Backward(Variable gy) => gy / c;
}

internal sealed class ScalarDivideFunction(Scalar c) : UnaryFunction
{
    public override string Name => "Divide";

    protected override Tensor Forward(Tensor x) => c / x;

    protected override Variable Backward(Variable gy) => gy * (-c.ToDouble() / (X * X));
}
