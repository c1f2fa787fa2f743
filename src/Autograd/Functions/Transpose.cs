namespace DeZeroNative;

public static partial class F
{
    /// <summary>The axes in another order: axis k of the result is axis <c>axes[k]</c> of x. Without axes, the reverse order.</summary>
    /// <exception cref="ShapeException">The axes are no permutation.</exception>
    public static Variable Transpose(Variable x, params ReadOnlySpan<int> axes) =>
        IsRecorded(x) ? new TransposeFunction(axes.ToArray()).Apply(x) : Unrecorded(x.Data.Transpose(axes), x);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Transpose"/>
    public Variable Transpose(params ReadOnlySpan<int> axes) => F.Transpose(this, axes);
}

internal sealed class TransposeFunction(int[] axes) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Transpose(axes);

    protected override Variable Backward(Variable gy)
    {
        if (axes.Length == 0) return F.Transpose(gy);
        Span<int> order = stackalloc int[axes.Length], inverse = stackalloc int[axes.Length];
        Tensor.PermutationOf(X.Shape, axes, order);
        for (int k = 0; k < order.Length; k++) inverse[order[k]] = k;
        return F.Transpose(gy, inverse);
    }
}
