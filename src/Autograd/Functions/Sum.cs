namespace DeZeroNative;

public static partial class F
{
    /// <summary>The sum over axes, all of them by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Sum(Variable x, Axes axes = default, bool keepDims = false) =>
        IsRecorded(x) ? new SumFunction(axes, keepDims).Apply(x) : Unrecorded(x.Data.Sum(axes, keepDims), x);

    /// <summary>A gradient of a reduction in the shape that has 1 for each axis it ran over, so that it broadcasts to the input.</summary>
    internal static Variable KeepReducedAxes(Variable gy, in Shape shape, Axes axes, string operation)
    {
        int mask = axes.ToMask(shape, operation);
        Shape kept = shape;
        for (int i = 0; i < shape.Rank; i++)
            if ((mask >> i & 1) != 0) kept = kept.With(i, 1);
        return Reshape(gy, kept);
    }
}

public partial class Variable
{
    /// <inheritdoc cref="F.Sum"/>
    public Variable Sum(Axes axes = default, bool keepDims = false) => F.Sum(this, axes, keepDims);
}

internal sealed class SumFunction(Axes axes, bool keepDims) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Sum(axes, keepDims);

    protected override Variable Backward(Variable gy) => F.BroadcastTo(F.KeepReducedAxes(gy, X.Shape, axes, "sum"), X.Shape);
}
