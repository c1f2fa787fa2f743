namespace DeZeroNative;

public static partial class F
{
    /// <summary>The smallest element over axes, all of them by default. DeZero's rule: every element equal to it gets the whole gradient.</summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable Min(Variable x, Axes axes = default, bool keepDims = false) =>
        IsRecorded(x) ? new MinFunction(axes, keepDims).Apply(x) : Unrecorded(x.Data.Min(axes, keepDims), x);
}

public partial class Variable
{
    /// <inheritdoc cref="F.Min"/>
    public Variable Min(Axes axes = default, bool keepDims = false) => F.Min(this, axes, keepDims);
}

internal sealed class MinFunction(Axes axes, bool keepDims) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Min(axes, keepDims);

    protected override Variable Backward(Variable gy) => F.SpreadToChosen(gy, X, Y, axes, "min");
}
