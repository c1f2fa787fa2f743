namespace DeZeroNative;

public static partial class F
{
    /// <summary>log(sum(exp(x))) over axes, all of them by default, without overflow.</summary>
    /// <exception cref="ShapeException">There is no element.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice.</exception>
    public static Variable LogSumExp(Variable x, Axes axes = default, bool keepDims = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        // Any constant gives the same value and derivatives; the largest element, where it is finite, avoids overflow.
        using Tensor max = x.Data.Max(axes, keepDims: true), finite = max.IsFinite();
        Tensor shift = Tensor.Where(finite, max, 0);
        Variable y = Log(Sum(Exp(x - shift), axes, keepDims));
        return y + shift.Reshape(y.Shape);
    }
}
