namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>Every slice of an axis so many times in a row. Without an axis, every element in row-major order.</summary>
    /// <exception cref="ShapeException">The count is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor Repeat(long count, int? axis = null)
    {
        if (axis is { } a) return Stretch(RepeatShapes(Shape, a, count, "repeat"));
        using Tensor flat = Ravel();
        return flat.Stretch(RepeatShapes(flat.Shape, 0, count, "repeat"));
    }

    /// <summary>Each slice of an axis as often as its own count says.</summary>
    /// <exception cref="ShapeException">A count is negative, or there is not one per slice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor Repeat(ReadOnlySpan<long> counts, int axis)
    {
        using Tensor host = RepeatPositions(Shape, counts, axis), positions = host.To(Device);
        return IndexSelect(positions, axis);
    }

    /// <summary>The positions that <see cref="Repeat(ReadOnlySpan{long}, int)"/> takes, on the CPU.</summary>
    internal static Tensor RepeatPositions(in Shape shape, ReadOnlySpan<long> counts, int axis)
    {
        if (counts.Length != shape[shape.NormalizeAxis(axis, "repeat")]) throw new ShapeException($"[repeat] {counts.Length} counts for axis {axis} of shape {shape}");
        var positions = new List<long>();
        for (int i = 0; i < counts.Length; i++)
        {
            RequireRepeatable(counts[i], "repeat");
            for (long n = 0; n < counts[i]; n++) positions.Add(i);
        }
        return From(positions.ToArray());
    }

    /// <summary>
    /// The shapes through which repeating goes: (outer, 1, inner), stretched to (outer, count, inner), and that of the result.
    /// The axis itself is part of outer where each of its slices repeats, of inner where it repeats as a whole.
    /// </summary>
    internal static (Shape Folded, Shape Stretched, Shape Result) RepeatShapes(in Shape shape, int axis, long count, string operation, bool asWhole = false)
    {
        RequireRepeatable(count, operation);
        int k = shape.NormalizeAxis(axis, operation);
        long outer = 1, inner = 1;
        for (int i = 0; i < shape.Rank; i++)
        {
            if (i < k || i == k && !asWhole) outer *= shape[i];
            else inner *= shape[i];
        }
        Shape stretched = (outer, count, inner);
        stretched.Validate(operation);
        return ((outer, 1, inner), stretched, shape.With(k, shape[k] * count));
    }

    private static void RequireRepeatable(long count, string operation)
    {
        if (count < 0) throw new ShapeException($"[{operation}] a count must not be negative, got {count}");
    }

    private Tensor Stretch(in (Shape Folded, Shape Stretched, Shape Result) shapes)
    {
        using Tensor folded = Reshape(shapes.Folded), stretched = folded.BroadcastTo(shapes.Stretched), dense = stretched.Clone();
        return dense.Reshape(shapes.Result);
    }
}
