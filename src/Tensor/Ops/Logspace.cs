namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary><paramref name="count"/> powers of a base, whose exponents lie at even distances from start to stop, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Tensor Logspace(double start, double stop, long count, double @base = 10, DType dtype = DType.Float32, Device? device = null)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), $"[logspace] count must not be negative, got {count}");
        double step = count > 1 ? (stop - start) / (count - 1) : 0;
        return FromFunction(count, i => Math.Pow(@base, i == count - 1 && i > 0 ? stop : start + i * step), dtype, device, "logspace");
    }

    /// <summary><paramref name="count"/> numbers from start to stop, both included, each the same multiple of the one before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, an end is 0, or the ends differ in sign.</exception>
    public static Tensor Geomspace(double start, double stop, long count, DType dtype = DType.Float32, Device? device = null)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), $"[geomspace] count must not be negative, got {count}");
        if (!(start * (stop / Math.Abs(stop)) > 0)) throw new ArgumentOutOfRangeException(nameof(start), $"[geomspace] no multiples lead from {start} to {stop}");
        // By logarithms, because the quotient of the ends may lie past the range.
        double first = Math.Log2(Math.Abs(start)), step = count > 1 ? (Math.Log2(Math.Abs(stop)) - first) / (count - 1) : 0;
        return FromFunction(count, Value, dtype, device, "geomspace");

        double Value(long i) => i == 0 ? start : i == count - 1 ? stop : Math.CopySign(Math.Pow(2, first + i * step), start);
    }
}
