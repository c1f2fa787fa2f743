namespace DeZeroNative;

public static partial class F
{
    private static readonly Fused s_dropout = Fused.Of((x, kept, rate) => x * (kept / rate), "dropout");

    /// <summary>
    /// In training, each element 0 with probability <paramref name="ratio"/> and else divided by 1 - ratio, so that the mean
    /// stays; in a <see cref="TestMode"/> scope, x.
    /// </summary>
    /// <param name="x">What to drop elements of.</param>
    /// <param name="ratio">The part dropped, in [0, 1).</param>
    /// <param name="generator">Where chance comes from; left out, <see cref="RandomGenerator.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is outside [0, 1).</exception>
    public static Variable Dropout(Variable x, double ratio = 0.5, RandomGenerator? generator = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (ratio is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(ratio), $"[dropout] ratio must be in [0, 1), got {ratio}");
        if (ratio == 0 || TestMode.IsActive) return x;
        return Fuse(s_dropout, [x, (generator ?? RandomGenerator.Default).Bernoulli(x.Shape, 1 - ratio, x.Device)], 1 - ratio);
    }
}
