namespace DeZeroNative;

public static partial class F
{
    /// <summary>The elements repeated to fill a shape by NumPy's rules.</summary>
    /// <exception cref="ShapeException">The shape does not broadcast to the one wanted.</exception>
    public static Variable BroadcastTo(Variable x, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Shape == shape ? x : IsRecorded(x) ? new BroadcastToFunction(shape).Apply(x) : Unrecorded(x.Data.BroadcastTo(shape), x);
    }
}

internal sealed class BroadcastToFunction(Shape shape) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.BroadcastTo(shape);

    protected override Variable Backward(Variable gy) => F.SumTo(gy, X.Shape);
}
