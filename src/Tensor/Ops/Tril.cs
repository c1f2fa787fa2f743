namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>The lower triangle of each matrix of the last two axes: 0 above diagonal <paramref name="k"/>.</summary>
    /// <exception cref="ShapeException">The tensor has fewer than two axes.</exception>
    public Tensor Tril(long k = 0)
    {
        using Tensor kept = TriangleMask(this, k, lower: true, "tril");
        return Where(kept, this, false);
    }

    /// <summary>The upper triangle of each matrix of the last two axes: 0 below diagonal <paramref name="k"/>.</summary>
    /// <exception cref="ShapeException">The tensor has fewer than two axes.</exception>
    public Tensor Triu(long k = 0)
    {
        using Tensor kept = TriangleMask(this, k, lower: false, "triu");
        return Where(kept, this, false);
    }

    /// <summary>Where the column less the row is at most k, or at least k, for a matrix of the last two axes of x.</summary>
    internal static Tensor TriangleMask(Tensor x, long k, bool lower, string operation)
    {
        if (x.Rank < 2) throw new ShapeException($"[{operation}] at least two axes expected, got shape {x.Shape}");
        using Tensor rows = Arange(x.Shape[^2], DType.Int64, x.Device), columns = Arange(x.Shape[^1], DType.Int64, x.Device);
        using Tensor column = rows.ExpandDims(1), bound = column + k;
        return lower ? columns <= bound : columns >= bound;
    }
}
