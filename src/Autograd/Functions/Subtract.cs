namespace DeZeroNative;

public static partial class F
{
    /// <summary>x0 - x1, element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Subtract(Variable x0, Variable x1) => Call<SubtractFunction>(x0, x1);

    /// <inheritdoc cref="Subtract(Variable, Variable)"/>
    public static Variable Subtract(Variable x0, Scalar x1) =>
        IsRecorded(x0) ? new SubtractScalarFunction(x1).Apply(x0) : Unrecorded(x0.Data - x1, x0);

    /// <inheritdoc cref="Subtract(Variable, Variable)"/>
    public static Variable Subtract(Scalar x0, Variable x1) =>
        IsRecorded(x1) ? new ScalarSubtractFunction(x0).Apply(x1) : Unrecorded(x0 - x1.Data, x1);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Subtract(Variable, Variable)"/>
    public static Variable operator -(Variable x0, Variable x1) => F.Subtract(x0, x1);

    /// <inheritdoc cref="F.Subtract(Variable, Variable)"/>
    public static Variable operator -(Variable x0, Scalar x1) => F.Subtract(x0, x1);

    /// <inheritdoc cref="F.Subtract(Variable, Variable)"/>
    public static Variable operator -(Scalar x0, Variable x1) => F.Subtract(x0, x1);
}

internal sealed class SubtractFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => x0 - x1;

    protected override Variable Backward0(Variable gy) => F.SumTo(gy, X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(-gy, X1.Shape);
}

internal sealed class SubtractScalarFunction(Scalar c) : UnaryFunction
{
    public override string Name => "Subtract";

    protected override Tensor Forward(Tensor x) => x - c;

    protected override Variable Backward(Variable gy) => gy;
}

internal sealed class ScalarSubtractFunction(Scalar c) : UnaryFunction
{
    public override string Name => "Subtract";

    protected override Tensor Forward(Tensor x) => c - x;

    protected override Variable Backward(Variable gy) => -gy;
}
