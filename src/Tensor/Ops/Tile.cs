namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// Copies of the whole tensor side by side, so many along each axis. Fewer counts than axes are those of the last axes;
    /// for more counts than axes the tensor has axes of size 1 in front.
    /// </summary>
    /// <exception cref="ShapeException">A count is negative.</exception>
    public Tensor Tile(params ReadOnlySpan<long> counts)
    {
        Tensor y = Reshape(TileShape(Shape, counts.Length));
        for (int axis = y.Rank - counts.Length, i = 0; i < counts.Length; i++, axis++)
        {
            if (counts[i] == 1) continue;
            using Tensor x = y;
            y = x.Stretch(RepeatShapes(x.Shape, axis, counts[i], "tile", asWhole: true));
        }
        if (!ReferenceEquals(y.Storage, Storage)) return y;
        using (y) return y.Clone();
    }

    /// <summary>The shape with axes of size 1 in front, so that there are as many as counts.</summary>
    internal static Shape TileShape(in Shape shape, int counts)
    {
        if (counts > Shape.MaxRank) throw new ShapeException($"[tile] {counts} counts given, at most {Shape.MaxRank} axes are supported");
        Shape padded = shape;
        while (padded.Rank < counts) padded = padded.Insert(0, 1);
        return padded;
    }
}
