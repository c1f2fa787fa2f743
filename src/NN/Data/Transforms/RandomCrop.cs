namespace DeZeroNative.NN;

/// <summary>Cuts a piece out of pictures at a random place, after a border of <c>padding</c> pixels was put around them.</summary>
public sealed class RandomCrop : RandomTransform
{
    private readonly Pair _size;
    private readonly Pair _padding;
    private readonly double _fill;

    /// <summary>Creates the transform.</summary>
    /// <param name="size">Height and width of the piece.</param>
    /// <param name="padding">Pixels above and below, left and right.</param>
    /// <param name="fill">The value of these pixels.</param>
    /// <param name="seed">Seed of the places.</param>
    /// <param name="layout">Where the channels are.</param>
    public RandomCrop(Pair size, Pair padding = default, double fill = 0, ulong seed = 0, ImageLayout layout = ImageLayout.Auto)
        : base(seed, layout)
    {
        if (size.Height <= 0 || size.Width <= 0) throw new ArgumentOutOfRangeException(nameof(size), $"[random_crop] the size must be positive, got {size}");
        if (padding.Height < 0 || padding.Width < 0)
            throw new ArgumentOutOfRangeException(nameof(padding), $"[random_crop] padding must not be negative, got {padding}");
        (_size, _padding, _fill) = (size, padding, fill);
    }

    private protected override string Operation => "random_crop";

    private protected override ImageShape ResultOf(ImageShape shape, Tensor x)
    {
        if (_size.Height > shape.Height + (2L * _padding.Height) || _size.Width > shape.Width + (2L * _padding.Width))
            throw new ShapeException($"[random_crop] {_size} pixels cannot be cut out of {shape.Height} by {shape.Width} with padding {_padding}");
        return base.ResultOf(shape, x) with { Height = _size.Height, Width = _size.Width };
    }

    private protected override void Apply<T>(ReadOnlySpan<T> x, Span<T> y, ImageShape shape, ImageShape result, ref PhiloxStream random)
    {
        int top = random.NextInt32(shape.Height + (2 * _padding.Height) - result.Height + 1) - _padding.Height;
        int left = random.NextInt32(shape.Width + (2 * _padding.Width) - result.Width + 1) - _padding.Width;
        int firstRow = Math.Max(0, -top), endRow = Math.Min(result.Height, shape.Height - top);
        int first = Math.Max(0, -left), end = Math.Min(result.Width, shape.Width - left);
        y.Fill(T.CreateSaturating(_fill));
        int step = shape.PixelStep;
        for (int plane = 0; plane < (shape.ChannelsLast ? 1 : shape.Channels); plane++)
        {
            for (int row = firstRow; row < endRow && first < end; row++)
            {
                int from = ((((plane * shape.Height) + row + top) * shape.Width) + first + left) * step;
                int to = ((((plane * result.Height) + row) * result.Width) + first) * step;
                x.Slice(from, (end - first) * step).CopyTo(y[to..]);
            }
        }
    }
}
