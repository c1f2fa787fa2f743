namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Elements added before and after each axis, one pair of widths per axis; negative widths cut off. Of elements that stand
    /// in several places of the result, the gradients add up.
    /// </summary>
    /// <param name="x">What is padded.</param>
    /// <param name="widths">Numbers of elements before and after, per axis; fewer pairs than axes are those of the last axes.</param>
    /// <param name="mode">What is added.</param>
    /// <param name="value">What is added where the mode is <see cref="PadMode.Constant"/>; 0 by default.</param>
    /// <exception cref="ShapeException">More pairs than axes, more is cut off than there is, or an empty axis has nothing to mirror or repeat.</exception>
    public static Variable Pad(Variable x, ReadOnlySpan<(long Before, long After)> widths, PadMode mode = PadMode.Constant, Scalar value = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (mode == PadMode.Constant) return new PadFunction(widths.ToArray(), value).Apply(x);
        _ = Tensor.PadShape(x.Shape, widths, mode);
        Variable y = x;
        for (int axis = x.Rank - widths.Length, i = 0; i < widths.Length; i++, axis++)
            if (widths[i] is not (0, 0)) y = IndexSelect(y, Tensor.PadPositions(x.Shape[axis], widths[i], mode).To(x.Device), axis);
        return y;
    }

    /// <summary>As many elements added at both ends of every axis.</summary>
    /// <inheritdoc cref="Pad(Variable, ReadOnlySpan{ValueTuple{long, long}}, PadMode, Scalar)"/>
    public static Variable Pad(Variable x, long width, PadMode mode = PadMode.Constant, Scalar value = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        var widths = new (long, long)[x.Rank];
        Array.Fill(widths, (width, width));
        return Pad(x, widths, mode, value);
    }
}

internal sealed class PadFunction((long Before, long After)[] widths, Scalar value) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Pad(widths, PadMode.Constant, value);

    // What was added is cut off again, and what was cut off comes back as zeros.
    protected override Variable Backward(Variable gy) => F.Pad(gy, Array.ConvertAll(widths, width => (-width.Before, -width.After)));
}
