namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The middle element of the order along an axis, or of all elements; of an even number, the mean of the two in the middle,
    /// as NumPy's. NaN where there is a NaN. Of integers, as float32.
    /// </summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor Median(int? axis = null, bool keepDims = false)
    {
        if (!DType.IsFloat())
        {
            using Tensor real = To(DType.Float32);
            return real.Median(axis, keepDims);
        }
        int k = axis is { } a ? Shape.NormalizeAxis(a, "median") : 0;
        using Tensor line = axis is null ? Reshape(-1) : View(_layout);
        long n = line.Shape[k];
        if (n == 0) throw new ShapeException($"[median] no element to choose along the axis of shape {Shape}");
        using Tensor sorted = line.InOrder(k), last = sorted.Narrow(k, n - 1, 1), middle = sorted.Narrow(k, (n - 1) / 2, 2 - n % 2);
        using Tensor mean = middle.Mean(k, keepDims: true), number = Equal(last, last);
        // NaN is last in the order.
        using Tensor y = Where(number, mean, last);
        return y.Reshape(axis is null ? (keepDims ? new Shape([.. Enumerable.Repeat(1L, Rank)]) : DeZeroNative.Shape.Scalar) : keepDims ? y.Shape : Shape.Without(k));
    }
}
