namespace DeZeroNative;

public static partial class F
{
    /// <summary>x0 where the condition holds (is not zero), else x1; all three broadcast together. The condition has no gradient.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Where(Tensor condition, Variable x0, Variable x1)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new WhereFunction(condition).Apply(x0, x1);
    }

    /// <inheritdoc cref="Where(Tensor, Variable, Variable)"/>
    public static Variable Where(Tensor condition, Variable x0, Scalar x1) => Where(condition, x0, Constant(x1, x0));

    /// <inheritdoc cref="Where(Tensor, Variable, Variable)"/>
    public static Variable Where(Tensor condition, Scalar x0, Variable x1) => Where(condition, Constant(x0, x1), x1);
}

internal sealed class WhereFunction(Tensor condition) : BinaryFunction
{
    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.Where(condition, x0, x1);

    // A choice, not a product: infinities of the branch that was not taken must not turn into NaN.
    protected override Variable Backward0(Variable gy) => F.SumTo(F.Where(condition, gy, 0), X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(F.Where(condition, 0, gy), X1.Shape);
}
