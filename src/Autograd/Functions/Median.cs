namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The middle element of the order along an axis, or of all elements; of an even number, the mean of the two in the middle,
    /// which share the gradient. NaN where there is a NaN.
    /// </summary>
    /// <exception cref="ShapeException">There is no element to choose.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable Median(Variable x, int? axis = null, bool keepDims = false)
    {
        ArgumentNullException.ThrowIfNull(x);
        int k = axis is { } a ? x.Shape.NormalizeAxis(a, "median") : 0;
        Variable line = axis is null ? Reshape(x, -1) : x;
        long n = line.Shape[k];
        if (n == 0) throw new ShapeException($"[median] no element to choose along the axis of shape {x.Shape}");
        // NaN is last in the order.
        Variable sorted = Sort(line, k).Values, last = Split(sorted, [n - 1, 1], k)[1];
        long before = (n - 1) / 2, middle = 2 - n % 2;
        Variable y = Mean(Split(sorted, [before, middle, n - before - middle], k)[1], k, keepDims: true);
        y = Where(Tensor.Equal(last.Data, last.Data), y, last);
        Shape kept = axis is null ? new Shape([.. Enumerable.Repeat(1L, x.Rank)]) : y.Shape;
        return Reshape(y, keepDims ? kept : axis is null ? Shape.Scalar : x.Shape.Without(k));
    }
}
