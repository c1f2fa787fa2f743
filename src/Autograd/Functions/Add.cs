namespace DeZeroNative;

public static partial class F
{
    /// <summary>x0 + x1, element by element.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Add(Variable x0, Variable x1) => Call<AddFunction>(x0, x1);

    /// <inheritdoc cref="Add(Variable, Variable)"/>
    public static Variable Add(Variable x0, Scalar x1) => IsRecorded(x0) ? new AddScalarFunction(x1).Apply(x0) : Unrecorded(x0.Data + x1, x0);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Add(Variable, Variable)"/>
    public static Variable operator +(Variable x0, Variable x1) => F.Add(x0, x1);

    /// <inheritdoc cref="F.Add(Variable, Variable)"/>
    public static Variable operator +(Variable x0, Scalar x1) => F.Add(x0, x1);

    /// <inheritdoc cref="F.Add(Variable, Variable)"/>
    public static Variable operator +(Scalar x0, Variable x1) => F.Add(x1, x0);
}

internal sealed class AddFunction : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => x0 + x1;

    protected override Variable Backward0(Variable gy) => F.SumTo(gy, X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(gy, X1.Shape);
}

internal sealed class AddScalarFunction(Scalar c) : UnaryFunction
{
    public override string Name => "Add";

    protected override Tensor Forward(Tensor x) => x + c;

    protected override Variable Backward(Variable gy) => gy;
}
