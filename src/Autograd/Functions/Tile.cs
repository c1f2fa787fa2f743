namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Copies of the whole side by side, so many along each axis. Fewer counts than axes are those of the last axes;
    /// for more counts than axes there are axes of size 1 in front.
    /// </summary>
    /// <exception cref="ShapeException">A count is negative.</exception>
    public static Variable Tile(Variable x, params ReadOnlySpan<long> counts)
    {
        ArgumentNullException.ThrowIfNull(x);
        Variable y = Reshape(x, Tensor.TileShape(x.Shape, counts.Length));
        for (int axis = y.Rank - counts.Length, i = 0; i < counts.Length; i++, axis++)
            if (counts[i] != 1) y = Stretch(y, Tensor.RepeatShapes(y.Shape, axis, counts[i], "tile", asWhole: true));
        return y;
    }
}
