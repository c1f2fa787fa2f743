namespace DeZeroNative;

public static partial class F
{
    /// <summary>The logarithm of the softmax along an axis, without forming the softmax.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable LogSoftmax(Variable x, int axis = 1) =>
        IsRecorded(x) ? new LogSoftmaxFunction(axis).Apply(x) : Unrecorded(x.Data.LogSoftmax(axis), x);
}

internal sealed class LogSoftmaxFunction(int axis) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.LogSoftmax(axis);

    protected override Variable Backward(Variable gy) => gy - F.Exp(Y) * F.Sum(gy, axis, keepDims: true);
}
