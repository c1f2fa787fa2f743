namespace DeZeroNative;

public static partial class F
{
    /// <summary>The running sum along an axis, or from its end: y[j] = x[0] + ... + x[j].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable CumSum(Variable x, int axis = 0, bool reverse = false) => new CumSumFunction(axis, reverse).Apply(x);
}

internal sealed class CumSumFunction(int axis, bool reverse) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.CumSum(axis, reverse);

    // An element is in every sum from its own on.
    protected override Variable Backward(Variable gy) => F.CumSum(gy, axis, !reverse);
}
