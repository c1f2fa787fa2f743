using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Means of images x (..., h, w), to a given size: window i of n covers the rows floor(i h / n) to ceil((i + 1) h / n) - 1, columns likewise.
    /// </summary>
    /// <exception cref="ShapeException">x has less than two axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static Variable AdaptiveAveragePooling(Variable x, Pair outSize)
    {
        ArgumentNullException.ThrowIfNull(x);
        return new AveragePoolingFunction(PoolWindows.Adaptive(x.Shape, outSize, "adaptive_average_pooling")).Apply(x);
    }

    /// <summary>Means of sequences x (..., length), to a given length: see <see cref="AdaptiveAveragePooling"/>.</summary>
    /// <exception cref="ShapeException">x has no axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public static Variable AdaptiveAveragePooling1d(Variable x, int outSize) =>
        Squeeze(AdaptiveAveragePooling(AsImages(x, "adaptive_average_pooling1d"), (1, outSize)), -2);
}
