namespace DeZeroNative.NN;

/// <summary>
/// Changes brightness, contrast, saturation and hue of colour pictures, in this order, each by a random amount. A factor is drawn evenly
/// from max(0, 1 - a) to 1 + a: brightness multiplies, contrast moves pixels away from the mean brightness of the picture, saturation away
/// from their own brightness. Hue is moved by up to a full turn times a. Values of uint8 are in 0..255 and rounded once, others in 0..1.
/// </summary>
public sealed class ColorJitter : RandomTransform
{
    private readonly double _brightness;
    private readonly double _contrast;
    private readonly double _saturation;
    private readonly double _hue;

    /// <summary>Creates the transform; what is 0 stays as it is.</summary>
    public ColorJitter(
        double brightness = 0, double contrast = 0, double saturation = 0, double hue = 0, ulong seed = 0, ImageLayout layout = ImageLayout.Auto)
        : base(seed, layout)
    {
        foreach (double amount in (ReadOnlySpan<double>)[brightness, contrast, saturation, hue])
        {
            if (!(amount >= 0 && double.IsFinite(amount)))
                throw new ArgumentOutOfRangeException(nameof(brightness), $"[color_jitter] an amount must be a number from 0 on, got {amount}");
        }

        if (hue > 0.5) throw new ArgumentOutOfRangeException(nameof(hue), $"[color_jitter] hue moves by at most half a turn, 0.5, got {hue}");
        (_brightness, _contrast, _saturation, _hue) = (brightness, contrast, saturation, hue);
    }

    private protected override string Operation => "color_jitter";

    private protected override ImageShape ResultOf(ImageShape shape, Tensor x) => shape.Channels == 3
        ? base.ResultOf(shape, x)
        : throw new ShapeException($"[color_jitter] pictures of 3 channels expected, got shape {x.Shape}");

    private protected override void Apply<T>(ReadOnlySpan<T> x, Span<T> y, ImageShape shape, ImageShape result, ref PhiloxStream random)
    {
        double brightness = Factor(_brightness, ref random), contrast = Factor(_contrast, ref random);
        double saturation = Factor(_saturation, ref random);
        double turn = _hue * ((2 * random.NextDouble()) - 1), unit = typeof(T) == typeof(byte) ? byte.MaxValue : 1;
        int step = shape.ChannelStep, pixels = shape.Height * shape.Width;
        double mean = 0;
        for (int pixel = 0; pixel < pixels; pixel++) mean += Pixel.Read(x, pixel * shape.PixelStep, step, unit).Times(brightness).Brightness;
        mean /= Math.Max(1, pixels);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            int at = pixel * shape.PixelStep;
            Pixel color = Pixel.Read(x, at, step, unit).Times(brightness).AwayFrom(mean, contrast);
            color = color.AwayFrom(color.Brightness, saturation);
            if (turn != 0) color = color.Turned(turn);
            y[at] = Written<T>(color.R, unit);
            y[at + step] = Written<T>(color.G, unit);
            y[at + (2 * step)] = Written<T>(color.B, unit);
        }
    }

    private static double Factor(double amount, ref PhiloxStream random)
    {
        double low = Math.Max(0, 1 - amount);
        return low + ((1 + amount - low) * random.NextDouble());
    }

    private static T Written<T>(double value, double unit)
        where T : unmanaged, System.Numerics.INumber<T> =>
        T.CreateSaturating(typeof(T) == typeof(byte) ? Math.Round(value * unit) : value);

    /// <summary>Red, green and blue in 0..1, held there after each change.</summary>
    private readonly record struct Pixel(double R, double G, double B)
    {
        public double Brightness => (0.299 * R) + (0.587 * G) + (0.114 * B);

        public static Pixel Read<T>(ReadOnlySpan<T> x, int at, int step, double unit)
            where T : unmanaged, System.Numerics.INumber<T> =>
            new(
                double.CreateTruncating(x[at]) / unit,
                double.CreateTruncating(x[at + step]) / unit,
                double.CreateTruncating(x[at + (2 * step)]) / unit);

        public Pixel Times(double factor) => new(Held(R * factor), Held(G * factor), Held(B * factor));

        public Pixel AwayFrom(double middle, double factor) =>
            new(Held(middle + ((R - middle) * factor)), Held(middle + ((G - middle) * factor)), Held(middle + ((B - middle) * factor)));

        /// <summary>The same value and saturation (of HSV) at a hue some part of a turn further.</summary>
        public Pixel Turned(double part)
        {
            double value = Math.Max(R, Math.Max(G, B)), chroma = value - Math.Min(R, Math.Min(G, B));
            if (chroma == 0) return this;
            double sixth = value == R ? (G - B) / chroma : value == G ? ((B - R) / chroma) + 2 : ((R - G) / chroma) + 4;
            sixth += 6 * part;
            return new(Channel(value, chroma, sixth + 5), Channel(value, chroma, sixth + 3), Channel(value, chroma, sixth + 1));
        }

        /// <summary>value - chroma max(0, min(k, 4 - k, 1)) for k = sixth mod 6.</summary>
        private static double Channel(double value, double chroma, double sixth)
        {
            double k = sixth - (6 * Math.Floor(sixth / 6));
            return value - (chroma * Math.Clamp(Math.Min(k, 4 - k), 0, 1));
        }

        private static double Held(double value) => Math.Clamp(value, 0, 1);
    }
}
