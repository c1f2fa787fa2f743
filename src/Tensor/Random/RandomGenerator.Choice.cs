namespace DeZeroNative;

public sealed partial class RandomGenerator
{
    /// <summary>Numbers chosen among 0 .. n - 1, int64: drawn on the host, the same on every device.</summary>
    /// <param name="n">How many there are to choose from.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="replace">Whether a number may be chosen more than once. If not, the order is random too.</param>
    /// <param name="probabilities">How likely each number is; they add up to 1. Left out, all are as likely.</param>
    /// <param name="device">Where the result is wanted; the CPU where it is left out.</param>
    /// <exception cref="ArgumentException">The probabilities are none, or there are fewer numbers than are to be chosen.</exception>
    public Tensor Choice(long n, Shape shape, bool replace = true, ReadOnlySpan<double> probabilities = default, Device? device = null)
    {
        shape.Validate("choice");
        if (n < 0 || (n == 0 && shape.Size > 0)) throw new ArgumentException($"[choice] nothing to choose from {n} numbers");
        WeightTree? weights = probabilities.IsEmpty ? null : Weights(n, probabilities);
        long possible = weights?.Positive ?? n;
        if (!replace && shape.Size > possible)
            throw new ArgumentException($"[choice] {shape.Size} different numbers cannot be chosen from {possible}");
        if (weights is null && replace) return n == 0 ? Tensor.Zeros(shape, DType.Int64, device) : Integers(0, n, shape, DType.Int64, device);
        if (weights is null)
        {
            using Tensor order = Permutation(n), chosen = order[new Slice(0, shape.Size)], shaped = chosen.Reshape(shape);
            return Delivered(shaped.Clone(), DType.Int64, device);
        }
        Tensor drawn = Tensor.Empty(shape, DType.Int64, Device.Cpu, "choice");
        Draws draws = Draw(drawn.Size);
        Span<long> span = drawn.HostSpan<long>();
        for (int i = 0; i < span.Length; i++)
        {
            int number = weights.Find(draws.Unit(i));
            span[i] = number;
            if (!replace) weights.Remove(number);
        }
        return Delivered(drawn, DType.Int64, device);
    }

    /// <summary>Slices chosen along axis 0 of a tensor; the axes of <paramref name="shape"/> stand where axis 0 stood.</summary>
    /// <inheritdoc cref="Choice(long, Shape, bool, ReadOnlySpan{double}, Device?)"/>
    public Tensor Choice(Tensor x, Shape shape, bool replace = true, ReadOnlySpan<double> probabilities = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        using Tensor positions = Choice(x.Length, shape, replace, probabilities, x.Device);
        return x.IndexSelect(positions);
    }

    /// <summary>Puts the slices of a tensor along axis 0 into random order, in place.</summary>
    /// <exception cref="ShapeException">The tensor has no axes.</exception>
    /// <exception cref="InvalidOperationException">The tensor is a view with repeated elements.</exception>
    public void Shuffle(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using Tensor order = Permutation(x.Length, x.Device), shuffled = x.IndexSelect(order);
        x.CopyFrom(shuffled);
    }

    private static WeightTree Weights(long n, ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length != n) throw new ArgumentException($"[choice] {probabilities.Length} probabilities for {n} numbers");
        foreach (double p in probabilities)
            if (!(p >= 0)) throw new ArgumentException($"[choice] a probability must not be negative, got {Text(p)}");
        var weights = new WeightTree(probabilities);
        // Those that were computed in single precision are meant too.
        if (!(Math.Abs(weights.Total - 1) <= 1e-5)) throw new ArgumentException($"[choice] probabilities must add up to 1, got {Text(weights.Total)}");
        return weights;
    }
}
