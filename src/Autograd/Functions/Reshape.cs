namespace DeZeroNative;

public static partial class F
{
    /// <summary>The elements in row-major order under another shape, one size of which may be -1.</summary>
    /// <exception cref="ShapeException">The shape has another number of elements.</exception>
    public static Variable Reshape(Variable x, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Shape == shape ? x : IsRecorded(x) ? new ReshapeFunction(shape).Apply(x) : Unrecorded(x.Data.Reshape(shape), x);
    }
}

public partial class Variable
{
    /// <inheritdoc cref="F.Reshape"/>
    public Variable Reshape(Shape shape) => F.Reshape(this, shape);
}

internal sealed class ReshapeFunction(Shape shape) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Reshape(shape);

    protected override Variable Backward(Variable gy) => F.Reshape(gy, X.Shape);
}
