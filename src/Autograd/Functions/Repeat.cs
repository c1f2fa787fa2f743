namespace DeZeroNative;

public static partial class F
{
    /// <summary>Every slice of an axis so many times in a row. Without an axis, every element in row-major order.</summary>
    /// <exception cref="ShapeException">The count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable Repeat(Variable x, long count, int? axis = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Variable source = axis is null ? Reshape(x, -1) : x;
        return Stretch(source, Tensor.RepeatShapes(source.Shape, axis ?? 0, count, "repeat"));
    }

    /// <summary>Each slice of an axis as often as its own count says.</summary>
    /// <exception cref="ShapeException">A count is negative, or there is not one per slice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable Repeat(Variable x, ReadOnlySpan<long> counts, int axis)
    {
        ArgumentNullException.ThrowIfNull(x);
        return IndexSelect(x, Tensor.RepeatPositions(x.Shape, counts, axis).To(x.Device), axis);
    }

    private static Variable Stretch(Variable x, in (Shape Folded, Shape Stretched, Shape Result) shapes) =>
        Reshape(BroadcastTo(Reshape(x, shapes.Folded), shapes.Stretched), shapes.Result);
}
