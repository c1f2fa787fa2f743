using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Max pooling of images x (..., h, w) to a given size: window i of n covers the rows floor(i h / n) to ceil((i + 1) h / n) - 1, columns likewise.
    /// </summary>
    /// <exception cref="ShapeException">x has less than two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static Variable AdaptiveMaxPooling(Variable x, Pair outSize)
    {
        ArgumentNullException.ThrowIfNull(x);
        return MaxOver(x, PoolWindows.Adaptive(x.Shape, outSize, "adaptive_max_pooling"));
    }

    /// <summary>Max pooling of sequences x (..., length) to a given length: see <see cref="AdaptiveMaxPooling"/>.</summary>
    /// <exception cref="ShapeException">x has no axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public static Variable AdaptiveMaxPooling1d(Variable x, int outSize) =>
        Squeeze(AdaptiveMaxPooling(AsImages(x, "adaptive_max_pooling1d"), (1, outSize)), -2);
}
