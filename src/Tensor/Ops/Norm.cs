namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The vector norm (sum |x|^order)^(1 / order) over axes: 2 is the Euclidean norm, 1 the sum of sizes, infinity the largest
    /// size (0 of no elements). Of integers, as float32. Squares are not scaled: they overflow where NumPy's do.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice, or the order is not above 0.</exception>
    public Tensor Norm(Axes axes = default, bool keepDims = false, double order = 2)
    {
        RequireOrder(order);
        if (!DType.IsFloat())
        {
            using Tensor real = To(DType.Float32);
            return real.Norm(axes, keepDims, order);
        }
        bool none = CountOver(axes, "norm") == 0;
        if (order == 2)
        {
            using Tensor squares = Multiply(this, this), sum = squares.Sum(axes, keepDims);
            return sum.Sqrt();
        }
        using Tensor sizes = Abs();
        if (order == 1 || none) return sizes.Sum(axes, keepDims);
        if (double.IsInfinity(order)) return sizes.Max(axes, keepDims);
        using Tensor powers = sizes.Pow(order), total = powers.Sum(axes, keepDims);
        return total.Pow(1 / order);
    }

    internal static void RequireOrder(double order)
    {
        if (!(order > 0)) throw new ArgumentOutOfRangeException(nameof(order), FormattableString.Invariant($"[norm] the order must be above 0, got {order}"));
    }
}
