namespace DeZeroNative;

public static partial class F
{
    /// <summary>exp(x) / sum(exp(x)) along an axis, without overflow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable Softmax(Variable x, int axis = 1) =>
        IsRecorded(x) ? new SoftmaxFunction(axis).Apply(x) : Unrecorded(x.Data.Softmax(axis), x);
}

internal sealed class SoftmaxFunction(int axis) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Softmax(axis);

    protected override Variable Backward(Variable gy)
    {
        Variable gx = Y * gy;
        return gx - Y * F.Sum(gx, axis, keepDims: true);
    }
}
