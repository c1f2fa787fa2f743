namespace DeZeroNative;

public static partial class F
{
    /// <summary>The lower triangle of each matrix of the last two axes: 0 above diagonal <paramref name="k"/>.</summary>
    /// <exception cref="ShapeException">x has fewer than two axes.</exception>
    public static Variable Tril(Variable x, long k = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Where(Tensor.TriangleMask(x.Data, k, lower: true, "tril"), x, 0);
    }

    /// <summary>The upper triangle of each matrix of the last two axes: 0 below diagonal <paramref name="k"/>.</summary>
    /// <exception cref="ShapeException">x has fewer than two axes.</exception>
    public static Variable Triu(Variable x, long k = 0)
    {
        ArgumentNullException.ThrowIfNull(x);
        return Where(Tensor.TriangleMask(x.Data, k, lower: false, "triu"), x, 0);
    }
}
