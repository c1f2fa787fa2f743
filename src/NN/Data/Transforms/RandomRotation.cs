namespace DeZeroNative.NN;

/// <summary>
/// Turns pictures about their middle by a random angle, evenly from -degrees to degrees, against the clock. Their size stays; values
/// between pixels are bilinear, and everything outside the old picture has the value <c>fill</c>.
/// </summary>
public sealed class RandomRotation : RandomTransform
{
    private readonly double _degrees;
    private readonly double _fill;

    /// <summary>Creates the transform.</summary>
    public RandomRotation(double degrees, double fill = 0, ulong seed = 0, ImageLayout layout = ImageLayout.Auto)
        : base(seed, layout)
    {
        if (!(degrees >= 0 && double.IsFinite(degrees)))
            throw new ArgumentOutOfRangeException(nameof(degrees), $"[random_rotation] the greatest angle must be a number from 0 on, got {degrees}");
        (_degrees, _fill) = (degrees, fill);
    }

    private protected override string Operation => "random_rotation";

    private protected override void Apply<T>(ReadOnlySpan<T> x, Span<T> y, ImageShape shape, ImageShape result, ref PhiloxStream random)
    {
        (double sin, double cos) = Math.SinCos(((2 * random.NextDouble()) - 1) * _degrees * Math.PI / 180);
        double middleX = (shape.Width - 1) / 2.0, middleY = (shape.Height - 1) / 2.0;
        for (int row = 0; row < shape.Height; row++)
        {
            for (int column = 0; column < shape.Width; column++)
            {
                // Where the new pixel was: turned back, with y downwards.
                double dx = column - middleX, dy = row - middleY;
                double oldX = middleX + (cos * dx) - (sin * dy), oldY = middleY + (sin * dx) + (cos * dy);
                int at = ((row * shape.Width) + column) * shape.PixelStep;
                for (int channel = 0; channel < shape.Channels; channel++)
                {
                    double value = Value(x, shape, channel * shape.ChannelStep, oldX, oldY);
                    y[at + (channel * shape.ChannelStep)] = T.CreateSaturating(typeof(T) == typeof(byte) ? Math.Round(value) : value);
                }
            }
        }
    }

    private double Value<T>(ReadOnlySpan<T> x, ImageShape shape, int channel, double column, double row)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        int left = (int)Math.Floor(column), top = (int)Math.Floor(row);
        double right = column - left, down = row - top;
        double upper = (Pixel(x, shape, channel, left, top) * (1 - right)) + (Pixel(x, shape, channel, left + 1, top) * right);
        double lower = (Pixel(x, shape, channel, left, top + 1) * (1 - right)) + (Pixel(x, shape, channel, left + 1, top + 1) * right);
        return (upper * (1 - down)) + (lower * down);
    }

    private double Pixel<T>(ReadOnlySpan<T> x, ImageShape shape, int channel, int column, int row)
        where T : unmanaged, System.Numerics.INumber<T> =>
        (uint)column < (uint)shape.Width && (uint)row < (uint)shape.Height
            ? double.CreateTruncating(x[(((row * shape.Width) + column) * shape.PixelStep) + channel])
            : _fill;
}
