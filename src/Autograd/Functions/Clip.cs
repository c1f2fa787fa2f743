namespace DeZeroNative;

public static partial class F
{
    /// <summary>Every element held between two bounds. The gradient passes within and at the bounds.</summary>
    /// <exception cref="ArgumentException">The lower bound is above the upper one.</exception>
    public static Variable Clip(Variable x, Scalar min, Scalar max) =>
        IsRecorded(x) ? new ClipFunction(min, max).Apply(x) : Unrecorded(x.Data.Clip(min, max), x);
}

internal sealed class ClipFunction(Scalar min, Scalar max) : UnaryFunction
{
    private static readonly Fused s_gradient = Fused.Of((gy, x, min, max) => gy * ((x >= min) * (x <= max)), "clip");

    protected override Tensor Forward(Tensor x) => x.Clip(min, max);

    protected override Variable Backward(Variable gy)
    {
        using Tensor above = (X.Data >= min).To(gy.DType), below = (X.Data <= max).To(gy.DType);
        return gy * (above * below);
    }

    protected override Tensor? BackwardFused(Tensor gy) => X.DType == gy.DType ? s_gradient.Apply(gy, X.Data, min, max) : null;
}
