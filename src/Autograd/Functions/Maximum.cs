namespace DeZeroNative;

public static partial class F
{
    /// <summary>The larger of x0 and x1, element by element. Where both are equal the gradient goes to x0.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Maximum(Variable x0, Variable x1) => Call<MaximumFunction>(x0, x1);

    /// <inheritdoc cref="Maximum(Variable, Variable)"/>
    public static Variable Maximum(Variable x0, Scalar x1) => Maximum(x0, Constant(x1, x0));

    /// <summary>A number beside a variable, of the variable's type and on its device.</summary>
    internal static Variable Constant(Scalar c, Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Tensor.Full(Shape.Scalar, c, c.Join(x.DType), x.Device);
    }
}

internal sealed class MaximumFunction : BinaryFunction
{
    private static readonly Fused s_first = Fused.Of((gy, x0, x1) => Term.Where(x0 >= x1, gy, 0), "maximum"),
        s_second = Fused.Of((gy, x0, x1) => Term.Where(x0 >= x1, 0, gy), "maximum");

    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.Maximum(x0, x1);

    protected override Variable Backward0(Variable gy) => F.SumTo(F.Fuse(s_first, gy, X0.Data, X1.Data), X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(F.Fuse(s_second, gy, X0.Data, X1.Data), X1.Shape);
}
