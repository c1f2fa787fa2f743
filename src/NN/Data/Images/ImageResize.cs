using System.Buffers;
using System.Numerics;

namespace DeZeroNative.NN;

/// <summary>
/// Changes the size of pictures, first the width and then the height. Pixels are areas, whose middles are at half numbers, and corners
/// of old and new picture coincide: the convention of Pillow and of PyTorch's <c>align_corners=False</c>. On uint8 the result is
/// Pillow's to the bit: weights of 22 binary digits, rounded to bytes after each of the two passes.
/// </summary>
public static class ImageResize
{
    /// <summary>Binary digits of a weight, so that the sum of bytes times weights, and some overshoot, fit an int.</summary>
    private const int WeightBits = 22;

    /// <summary>Resizes one picture, of uint8, float32 or float64.</summary>
    /// <param name="image">The picture: (H, W, C), (C, H, W) or (H, W).</param>
    /// <param name="size">The new height and width.</param>
    /// <param name="filter">How pixels between pixels are made.</param>
    /// <param name="antialias">Whether a picture that shrinks is blurred just enough for its new pixels; without, most old pixels may be passed over.</param>
    /// <param name="layout">Where the channels are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive.</exception>
    public static Tensor Apply(
        Tensor image, Pair size, ResizeFilter filter = ResizeFilter.Bilinear, bool antialias = true, ImageLayout layout = ImageLayout.Auto) =>
        Apply(image, batch: false, ImageShape.Of(image, batch: false, layout, "resize"), size, filter, antialias);

    internal static Tensor Apply(Tensor x, bool batch, ImageShape shape, Pair size, ResizeFilter filter, bool antialias)
    {
        if (size.Height <= 0 || size.Width <= 0) throw new ArgumentOutOfRangeException(nameof(size), $"[resize] the size must be positive, got {size}");
        if (x.DType is not (DType.UInt8 or DType.Float32 or DType.Float64))
            throw new DTypeException($"[resize] uint8, float32 or float64 expected, got {x.DType.Name()}");
        if (x.Size == 0) throw new ShapeException($"[resize] a picture of shape {x.Shape} has no pixels");
        ImageShape wide = shape with { Width = size.Width }, done = wide with { Height = size.Height };
        Tensor dense = x.Contiguous();
        Tensor middle = Pass(dense, wide.ToShape(x, batch), shape.Width, size.Width, shape.PixelStep, filter, antialias);
        if (!ReferenceEquals(dense, x) && !ReferenceEquals(middle, dense)) dense.Dispose();
        int row = size.Width * shape.PixelStep;
        Tensor y = Pass(middle, done.ToShape(x, batch), shape.Height, size.Height, row, filter, antialias);
        if (!ReferenceEquals(middle, x) && !ReferenceEquals(y, middle)) middle.Dispose();
        return y;
    }

    /// <summary>Resizes an axis whose places hold <paramref name="inner"/> neighbouring elements each.</summary>
    private static Tensor Pass(Tensor x, Shape shape, int oldLength, int newLength, int inner, ResizeFilter filter, bool antialias)
    {
        if (oldLength == newLength) return x;
        var weights = new ResizeWeights(oldLength, newLength, filter, antialias);
        Tensor y = Tensor.Empty(shape, x.DType, x.Device, "resize");
        switch (x.DType)
        {
            case DType.UInt8:
                ResizeBytes(x.Elements<byte>(), y.Elements<byte>(), oldLength, newLength, inner, weights);
                break;
            case DType.Float32:
                Resize(x.Elements<float>(), y.Elements<float>(), oldLength, newLength, inner, weights);
                break;
            default:
                Resize(x.Elements<double>(), y.Elements<double>(), oldLength, newLength, inner, weights);
                break;
        }

        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return y;
    }

    private static void ResizeBytes(ReadOnlySpan<byte> x, Span<byte> y, int oldLength, int newLength, int inner, ResizeWeights weights)
    {
        int[] factors = weights.ToFixedPoint(WeightBits);
        int[] sums = ArrayPool<int>.Shared.Rent(inner);
        Span<int> sum = sums.AsSpan(0, inner);
        for (int outer = 0; outer < y.Length / (newLength * inner); outer++)
        {
            ReadOnlySpan<byte> from = x.Slice(outer * oldLength * inner, oldLength * inner);
            for (int place = 0; place < newLength; place++)
            {
                ReadOnlySpan<int> factor = factors.AsSpan(weights.Start(place), weights.Of(place).Length);
                sum.Fill(1 << (WeightBits - 1));
                for (int k = 0; k < factor.Length; k++)
                {
                    ReadOnlySpan<byte> old = from.Slice((weights.First(place) + k) * inner, inner);
                    for (int i = 0; i < old.Length; i++) sum[i] += old[i] * factor[k];
                }

                Span<byte> to = y.Slice(((outer * newLength) + place) * inner, inner);
                for (int i = 0; i < to.Length; i++) to[i] = (byte)Math.Clamp(sum[i] >> WeightBits, 0, 255);
            }
        }

        ArrayPool<int>.Shared.Return(sums);
    }

    private static void Resize<T>(ReadOnlySpan<T> x, Span<T> y, int oldLength, int newLength, int inner, ResizeWeights weights)
        where T : unmanaged, IFloatingPoint<T>
    {
        for (int outer = 0; outer < y.Length / (newLength * inner); outer++)
        {
            ReadOnlySpan<T> from = x.Slice(outer * oldLength * inner, oldLength * inner);
            for (int place = 0; place < newLength; place++)
            {
                ReadOnlySpan<double> weight = weights.Of(place);
                Span<T> to = y.Slice(((outer * newLength) + place) * inner, inner);
                for (int i = 0; i < to.Length; i++)
                {
                    double sum = 0;
                    for (int k = 0; k < weight.Length; k++) sum += weight[k] * double.CreateTruncating(from[((weights.First(place) + k) * inner) + i]);
                    to[i] = T.CreateTruncating(sum);
                }
            }
        }
    }
}
