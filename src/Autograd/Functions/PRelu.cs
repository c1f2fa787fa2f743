namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_prelu = Fused.Of((x, slope) => Term.Where(x > 0, x, slope * x), "prelu");

    /// <summary>
    /// x where it is positive, else slope x, with a learned slope: one number, or one for each channel, axis 1 of x. He and others,
    /// "Delving deep into rectifiers", 2015.
    /// </summary>
    /// <exception cref="ShapeException">slope is neither one number nor a vector with a number per channel.</exception>
    public static Variable PRelu(Variable x, Variable slope)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(slope);
        if (slope.Size == 1)
        {
            slope = Reshape(slope, Shape.Scalar);
        }
        else
        {
            if (slope.Rank != 1 || x.Rank < 2 || slope.Shape[0] != x.Shape[1])
                throw new ShapeException($"[prelu] one slope, or one per channel of x {x.Shape}, expected, got shape {slope.Shape}");
            Shape shape = slope.Shape;
            while (shape.Rank < x.Rank - 1) shape = shape.Insert(shape.Rank, 1);
            slope = Reshape(slope, shape);
        }
        return Fuse(s_prelu, x, slope);
    }
}
