using System.Globalization;

namespace DeZeroNative.NN;

/// <summary>One axis of a chart: values to pixels, and ticks at round numbers (1, 2 or 5 times a power of ten).</summary>
internal readonly record struct ChartAxis(double Start, double End, double Step, double PixelStart, double PixelEnd)
{
    /// <summary>An axis over all finite values; unless <paramref name="tight"/>, it begins and ends at a tick.</summary>
    public static ChartAxis Covering(IEnumerable<double> values, double pixelStart, double pixelEnd, double tickDistance, bool tight)
    {
        bool whole = true;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
            (low, high, whole) = (Math.Min(low, value), Math.Max(high, value), whole && double.IsInteger(value));
        if (low > high) (low, high) = (0, 1);
        // One value alone: some room on both sides of it, felt even by a large number.
        if (high - low <= Math.Abs(high) * 1e-12) (low, high) = (low - Math.Max(Math.Abs(low) * 0.1, 0.5), high + Math.Max(Math.Abs(high) * 0.1, 0.5));

        double step = RoundStep((high - low) * tickDistance / Math.Abs(pixelEnd - pixelStart));
        // There is no epoch 1.5.
        if (whole) step = Math.Max(step, 1);
        return tight
            ? new(low, high, step, pixelStart, pixelEnd)
            : new(Math.Floor(low / step) * step, Math.Ceiling(high / step) * step, step, pixelStart, pixelEnd);
    }

    public double Pixel(double value) => PixelStart + ((value - Start) / (End - Start) * (PixelEnd - PixelStart));

    public IEnumerable<double> Ticks()
    {
        double first = Math.Ceiling((Start / Step) - 1e-9);
        for (int i = 0; (first + i) * Step <= End + (Step * 1e-9); i++)
            yield return (first + i) * Step;
    }

    public string Label(double tick)
    {
        if (Math.Abs(tick) >= 1e6 || Step < 1e-5) return tick.ToString("G4", CultureInfo.InvariantCulture);
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9), 0, 6);
        return tick.ToString("F" + decimals, CultureInfo.InvariantCulture);
    }

    private static double RoundStep(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return (step / power) switch { <= 1 => power, <= 2 => 2 * power, <= 5 => 5 * power, _ => 10 * power };
    }
}
