namespace DeZeroNative;

public static partial class F
{
    /// <summary>The mean of each channel of x (n, c, ...) over all that follows: (n, c).</summary>
    /// <exception cref="ShapeException">x has less than three axes.</exception>
    public static Variable GlobalAveragePooling(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank < 3) throw new ShapeException($"[global_average_pooling] x (n, c, ...) expected, got shape {x.Shape}");
        return Mean(x, Enumerable.Range(2, x.Rank - 2).ToArray());
    }
}
