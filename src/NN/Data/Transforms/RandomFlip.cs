namespace DeZeroNative.NN;

/// <summary>Mirrors pictures with a probability.</summary>
public abstract class RandomFlip : RandomTransform
{
    private readonly double _probability;

    private protected RandomFlip(double probability, ulong seed, ImageLayout layout)
        : base(seed, layout)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), $"[{Operation}] a probability is in 0 to 1, got {probability}");
        _probability = probability;
    }

    /// <summary>Whether rows, or pixels within a row, change their order.</summary>
    private protected abstract (bool Rows, bool Columns) Mirrors { get; }

    private protected sealed override void Apply<T>(ReadOnlySpan<T> x, Span<T> y, ImageShape shape, ImageShape result, ref PhiloxStream random)
    {
        if (random.NextDouble() >= _probability)
        {
            x.CopyTo(y);
            return;
        }

        int planes = shape.ChannelsLast ? 1 : shape.Channels, step = shape.PixelStep, row = shape.Width * step;
        for (int line = 0; line < planes * shape.Height; line++)
        {
            int plane = line / shape.Height, within = line % shape.Height;
            int source = Mirrors.Rows ? (plane * shape.Height) + shape.Height - 1 - within : line;
            ReadOnlySpan<T> from = x.Slice(source * row, row);
            Span<T> to = y.Slice(line * row, row);
            if (!Mirrors.Columns)
            {
                from.CopyTo(to);
                continue;
            }

            for (int pixel = 0; pixel < row; pixel += step) from.Slice(pixel, step).CopyTo(to[(row - step - pixel)..]);
        }
    }
}
