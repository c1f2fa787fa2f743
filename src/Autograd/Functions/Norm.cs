namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The vector norm (sum |x|^order)^(1 / order) over axes, all of them by default: 2 is Euclidean, 1 the sum of sizes,
    /// infinity the largest size, whose gradient every element of that size gets whole. Where all elements are 0, order 1 and
    /// infinity have the gradient 0; the others have no derivative there, and their gradient is NaN.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range or listed twice, or the order is not above 0.</exception>
    public static Variable Norm(Variable x, Axes axes = default, bool keepDims = false, double order = 2)
    {
        ArgumentNullException.ThrowIfNull(x);
        Tensor.RequireOrder(order);
        if (order == 2) return Sqrt(Sum(Square(x), axes, keepDims));
        Variable sizes = Abs(x);
        if (order == 1 || x.Data.CountOver(axes, "norm") == 0) return Sum(sizes, axes, keepDims);
        return double.IsInfinity(order) ? Max(sizes, axes, keepDims) : Pow(Sum(Pow(sizes, order), axes, keepDims), 1 / order);
    }
}
