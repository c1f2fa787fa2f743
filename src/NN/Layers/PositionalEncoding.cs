namespace DeZeroNative.NN;

/// <summary>
/// Adds to each step of a sequence (rows, steps, size) what tells its place: sin(t / 10000^(2 k / size)) to number 2 k, and the cosine to
/// number 2 k + 1. Source: Vaswani et al., "Attention is all you need", 2017.
/// </summary>
public sealed class PositionalEncoding : Layer
{
    private readonly double _dropout;
    private readonly RandomGenerator _random;

    /// <summary>Creates the layer.</summary>
    /// <param name="dropout">The part of the sum dropped in training.</param>
    /// <param name="random">Where chance comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    public PositionalEncoding(double dropout = 0, RandomGenerator? random = null)
    {
        if (dropout is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(dropout), $"[positional_encoding] dropout must be in [0, 1), got {dropout}");
        (_dropout, _random) = (dropout, AddGenerator(random));
    }

    /// <summary>What is added to a sequence: (steps, size).</summary>
    public static Tensor Encoding(int steps, int size, DType dtype = DType.Float32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var values = new double[steps * size];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < size; i++)
            {
                double angle = t / Math.Pow(10000, (i - i % 2) / (double)size);
                values[t * size + i] = i % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
            }
        }
        return Tensor.From(values, (steps, size)).To(dtype).To(device ?? Device.Cpu);
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank < 2) throw new ShapeException($"[positional_encoding] a sequence (..., steps, size) expected, got {x.Shape}");
        return F.Dropout(x + Encoding(checked((int)x.Shape[^2]), checked((int)x.Shape[^1]), x.DType, x.Device), _dropout, _random);
    }
}
