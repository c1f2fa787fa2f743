namespace DeZeroNative;

public static partial class F
{
    /// <summary>Variables of one shape joined along a new axis, at a position of the result; negative counts from its end.</summary>
    /// <exception cref="ShapeException">There are none, or their shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public static Variable Stack(IReadOnlyList<Variable> xs, int axis = 0)
    {
        ArgumentNullException.ThrowIfNull(xs);
        foreach (Variable x in xs) ArgumentNullException.ThrowIfNull(x, nameof(xs));
        foreach (Variable x in xs)
            if (x.Shape != xs[0].Shape) throw new ShapeException($"[stack] one shape expected, got {xs[0].Shape} and {x.Shape}");
        if (xs.Count == 0) throw new ShapeException("[stack] there is nothing to join");
        return Concat([.. xs.Select(x => ExpandDims(x, axis))], axis);
    }
}
