namespace DeZeroNative;

public sealed partial class Tensor
{
    // So that the widths and a size can be added up.
    private const long MaxWidth = long.MaxValue / 4;

    /// <summary>
    /// The tensor with elements added before and after each axis, one pair of widths per axis: <c>x.Pad([(1, 1), (0, 2)])</c>.
    /// Negative widths cut elements off.
    /// </summary>
    /// <param name="widths">Numbers of elements before and after, per axis; fewer pairs than axes are those of the last axes.</param>
    /// <param name="mode">What is added.</param>
    /// <param name="value">What is added where the mode is <see cref="PadMode.Constant"/>; 0 by default.</param>
    /// <exception cref="ShapeException">More pairs than axes, more is cut off than there is, or an empty axis has nothing to mirror or repeat.</exception>
    public Tensor Pad(ReadOnlySpan<(long Before, long After)> widths, PadMode mode = PadMode.Constant, Scalar value = default)
    {
        Shape shape = PadShape(Shape, widths, mode);
        if (mode == PadMode.Constant)
        {
            Tensor y = Full(shape, value, DType, Device);
            CopyShifted(widths, y);
            return y;
        }
        Tensor padded = Clone();
        for (int axis = Rank - widths.Length, i = 0; i < widths.Length; i++, axis++)
        {
            if (widths[i] is (0, 0)) continue;
            using Tensor x = padded, host = PadPositions(Shape[axis], widths[i], mode), positions = host.To(Device);
            padded = x.IndexSelect(positions, axis);
        }
        return padded;
    }

    /// <summary>The tensor with as many elements added at both ends of every axis.</summary>
    /// <inheritdoc cref="Pad(ReadOnlySpan{ValueTuple{long, long}}, PadMode, Scalar)"/>
    public Tensor Pad(long width, PadMode mode = PadMode.Constant, Scalar value = default)
    {
        Span<(long, long)> widths = stackalloc (long, long)[Rank];
        widths.Fill((width, width));
        return Pad(widths, mode, value);
    }

    /// <summary>The shape that padding gives.</summary>
    internal static Shape PadShape(in Shape shape, ReadOnlySpan<(long Before, long After)> widths, PadMode mode)
    {
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), $"[pad] there is no mode {mode}");
        if (widths.Length > shape.Rank) throw new ShapeException($"[pad] {widths.Length} pairs of widths for shape {shape}");
        Shape padded = shape;
        for (int axis = shape.Rank - widths.Length, i = 0; i < widths.Length; i++, axis++)
        {
            (long before, long after) = widths[i];
            if (before is < -MaxWidth or > MaxWidth || after is < -MaxWidth or > MaxWidth || shape[axis] + before + after < 0)
                throw new ShapeException($"[pad] widths ({before}, {after}) do not fit axis {axis} of shape {shape}");
            padded = padded.With(axis, shape[axis] + before + after);
            if (mode != PadMode.Constant && shape[axis] == 0 && padded[axis] > 0)
                throw new ShapeException($"[pad] axis {axis} of shape {shape} has no elements to pad with");
        }
        padded.Validate("pad");
        return padded;
    }

    /// <summary>Where the elements of a padded axis of <paramref name="n"/> elements come from, on the CPU.</summary>
    internal static Tensor PadPositions(long n, (long Before, long After) widths, PadMode mode)
    {
        var positions = new long[n + widths.Before + widths.After];
        for (long i = 0; i < positions.Length; i++)
        {
            long k = i - widths.Before;
            positions[i] = mode switch
            {
                PadMode.Edge => Math.Clamp(k, 0, n - 1),
                PadMode.Circular => Modulo(k, n),
                // One period goes forth and back; the edges are passed once each way, or stand twice.
                PadMode.Reflect => n == 1 ? 0 : n - 1 - Math.Abs(Modulo(k, 2 * n - 2) - (n - 1)),
                _ => Math.Min(Modulo(k, 2 * n), 2 * n - 1 - Modulo(k, 2 * n)),
            };
        }
        return From(positions);
    }

    private static long Modulo(long k, long n) => (k % n + n) % n;

    /// <summary>Copies what remains of this tensor after cutting to its place in the padded one.</summary>
    private void CopyShifted(ReadOnlySpan<(long Before, long After)> widths, Tensor y)
    {
        Shape common = Shape;
        long from = _offset, to = y._offset;
        for (int axis = Rank - widths.Length, i = 0; i < widths.Length; i++, axis++)
        {
            long before = widths[i].Before, start = Math.Max(0, -before), end = Math.Min(Shape[axis], y.Shape[axis] - before);
            common = common.With(axis, Math.Max(0, end - start));
            from += start * Strides[axis];
            to += (start + before) * y.Strides[axis];
        }
        if (common.Size == 0) return;
        using Tensor source = View(Layout.Strided(common, Strides), from), target = y.View(Layout.Strided(common, y.Strides), to);
        Backend.Copy(source, target);
    }
}
