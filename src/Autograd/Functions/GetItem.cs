namespace DeZeroNative;

public static partial class F
{
    /// <summary>Elements by NumPy's rules, as <c>x[...]</c> of tensors gives them. Positions named twice add their gradients.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside its axis, or there are more positions than axes.</exception>
    /// <exception cref="ShapeException">A mask does not fit, or arrays do not broadcast together.</exception>
    public static Variable GetItem(Variable x, params ReadOnlySpan<TensorIndex> index) =>
        IsRecorded(x) ? new GetItemFunction(index.ToArray()).Apply(x) : Unrecorded(x.Data.GetItem(index), x);
}

public partial class Variable
{
    /// <inheritdoc cref="F.GetItem"/>
    [System.Runtime.CompilerServices.IndexerName("Element")]
    public Variable this[params ReadOnlySpan<TensorIndex> index] => F.GetItem(this, index);
}

internal sealed class GetItemFunction(TensorIndex[] index) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.GetItem(index);

    protected override Variable Backward(Variable gy) => new GetItemGradientFunction(X.Shape, index).Apply(gy);
}

/// <summary>Zeros of a shape with gy added at an index: linear in gy, and the adjoint of indexing.</summary>
internal sealed class GetItemGradientFunction(Shape shape, TensorIndex[] index) : UnaryFunction
{
    protected override Tensor Forward(Tensor gy) => Tensor.GetItemGradient(gy, shape, index);

    protected override Variable Backward(Variable ggx) => new GetItemFunction(index).Apply(ggx);
}
