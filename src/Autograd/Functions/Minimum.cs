namespace DeZeroNative;

public static partial class F
{
    /// <summary>The smaller of x0 and x1, element by element. Where both are equal the gradient goes to x0.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Variable Minimum(Variable x0, Variable x1) => Call<MinimumFunction>(x0, x1);

    /// <inheritdoc cref="Minimum(Variable, Variable)"/>
    public static Variable Minimum(Variable x0, Scalar x1) => Minimum(x0, Constant(x1, x0));
}

internal sealed class MinimumFunction : BinaryFunction
{
    private static readonly Fused s_first = Fused.Of((gy, x0, x1) => Term.Where(x0 <= x1, gy, 0), "minimum"),
        s_second = Fused.Of((gy, x0, x1) => Term.Where(x0 <= x1, 0, gy), "minimum");

    protected override Tensor Forward(Tensor x0, Tensor x1) => Tensor.Minimum(x0, x1);

    protected override Variable Backward0(Variable gy) => F.SumTo(F.Fuse(s_first, gy, X0.Data, X1.Data), X0.Shape);

    protected override Variable Backward1(Variable gy) => F.SumTo(F.Fuse(s_second, gy, X0.Data, X1.Data), X1.Shape);
}
