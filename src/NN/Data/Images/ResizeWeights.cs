namespace DeZeroNative.NN;

/// <summary>
/// Which old places of an axis make each new one, and by how much. With scale = old / new, the middle of new place i is
/// (i + 1/2) scale; old place k, whose middle is k + 1/2, counts by the filter of its distance. When an axis shrinks, antialiasing
/// widens the filter by the scale. Weights of a place add up to 1: what lies outside the picture does not count.
/// </summary>
internal sealed class ResizeWeights
{
    private readonly int[] _first;
    private readonly int[] _count;
    private readonly double[] _weights;
    private readonly int _most;

    public ResizeWeights(int oldLength, int newLength, ResizeFilter filter, bool antialias)
    {
        double scale = (double)oldLength / newLength, stretch = antialias ? Math.Max(scale, 1) : 1;
        double support = stretch * filter switch { ResizeFilter.Nearest => 0, ResizeFilter.Bilinear => 1, _ => 2 };
        _first = new int[newLength];
        _count = new int[newLength];
        _most = Math.Min((2 * (int)Math.Ceiling(support)) + 1, oldLength);
        _weights = new double[checked(newLength * _most)];
        for (int i = 0; i < newLength; i++)
        {
            double middle = (i + 0.5) * scale;
            if (filter == ResizeFilter.Nearest)
            {
                _first[i] = Math.Min((int)middle, oldLength - 1);
                _count[i] = 1;
                _weights[i * _most] = 1;
                continue;
            }

            // From the first to the last old middle within the support.
            int first = Math.Max((int)(middle - support + 0.5), 0), end = Math.Min((int)(middle + support + 0.5), oldLength);
            Span<double> weights = _weights.AsSpan(i * _most, end - first);
            double sum = 0;
            for (int k = 0; k < weights.Length; k++) sum += weights[k] = Weight(filter, (first + k + 0.5 - middle) / stretch);
            for (int k = 0; k < weights.Length; k++) weights[k] /= sum;
            (_first[i], _count[i]) = (first, weights.Length);
        }
    }

    /// <summary>The first old place that counts for a new one.</summary>
    public int First(int place) => _first[place];

    /// <summary>The weights of the old places from the first on.</summary>
    public ReadOnlySpan<double> Of(int place) => _weights.AsSpan(place * _most, _count[place]);

    /// <summary>All weights as whole numbers of 2^-bits, rounded; those of a place begin at <see cref="Start"/>.</summary>
    public int[] ToFixedPoint(int bits) => [.. _weights.Select(weight => (int)Math.Round(weight * (1 << bits), MidpointRounding.AwayFromZero))];

    /// <summary>Where the weights of a place begin among all.</summary>
    public int Start(int place) => place * _most;

    private static double Weight(ResizeFilter filter, double distance)
    {
        double d = Math.Abs(distance);
        if (filter == ResizeFilter.Bilinear) return Math.Max(0, 1 - d);
        return d < 1 ? (((1.5 * d) - 2.5) * d * d) + 1 : d < 2 ? (((((-0.5 * d) + 2.5) * d) - 4) * d) + 2 : 0;
    }
}
