namespace DeZeroNative;

public static partial class F
{
    /// <summary>The largest element over axes, all of them by default. DeZero's rule: every element equal to it gets the whole gradient.</summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Max(Variable x, Axes axes = default, bool keepDims = false) =>
        IsRecorded(x) ? new MaxFunction(axes, keepDims).Apply(x) : Unrecorded(x.Data.Max(axes, keepDims), x);

    /// <summary>The gradient of a choice over axes: gy where x equals the element chosen.</summary>
    internal static Variable SpreadToChosen(Variable gy, Variable x, Variable y, Axes axes, string operation)
    {
        Variable chosen = KeepReducedAxes(y.Data, x.Shape, axes, operation);
        return Where(Tensor.Equal(x.Data, chosen.Data), KeepReducedAxes(gy, x.Shape, axes, operation), 0);
    }
}

public partial class Variable
{
    /// <inheritdoc cref="F.Max"/>
    public Variable Max(Axes axes = default, bool keepDims = false) => F.Max(this, axes, keepDims);
}

internal sealed class MaxFunction(Axes axes, bool keepDims) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Max(axes, keepDims);

    protected override Variable Backward(Variable gy) => F.SpreadToChosen(gy, X, Y, axes, "max");
}
