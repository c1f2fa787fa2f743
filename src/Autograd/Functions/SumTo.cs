namespace DeZeroNative;

public static partial class F
{
    /// <summary>The inverse of broadcasting: sums leading axes away, and the axes where <paramref name="shape"/> is 1.</summary>
    /// <exception cref="ShapeException"><paramref name="shape"/> does not broadcast to that of x.</exception>
    public static Variable SumTo(Variable x, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Shape == shape ? x : IsRecorded(x) ? new SumToFunction(shape).Apply(x) : Unrecorded(x.Data.SumTo(shape), x);
    }
}

internal sealed class SumToFunction(Shape shape) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.SumTo(shape);

    protected override Variable Backward(Variable gy) => F.BroadcastTo(gy, X.Shape);
}
