using System.Numerics;

namespace DeZeroNative;

/// <summary>
/// Weights under a tree of their sums, so that one can be found, and taken away, in steps as few as the logarithm of their
/// number. Node i has the children 2i and 2i + 1; the weights are the leaves.
/// </summary>
internal sealed class WeightTree
{
    private readonly double[] _sums;
    private readonly int _leaves;

    internal WeightTree(ReadOnlySpan<double> weights)
    {
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)weights.Length);
        _sums = new double[2 * _leaves];
        weights.CopyTo(_sums.AsSpan(_leaves));
        for (int i = _leaves - 1; i > 0; i--) _sums[i] = _sums[2 * i] + _sums[2 * i + 1];
        foreach (double weight in weights) Positive += weight > 0 ? 1 : 0;
    }

    /// <summary>The sum of all weights.</summary>
    internal double Total => _sums[1];

    /// <summary>How many weights are not 0.</summary>
    internal int Positive { get; }

    /// <summary>The number of the weight that covers a part of the total, 0 to 1; never one that is 0.</summary>
    internal int Find(double part)
    {
        double rest = part * Total;
        int node = 1;
        while (node < _leaves)
        {
            node *= 2;
            // Rounding may leave a rest beyond the last weight that is not 0.
            if (rest < _sums[node] || _sums[node + 1] == 0) continue;
            rest -= _sums[node];
            node++;
        }
        return node - _leaves;
    }

    /// <summary>Makes a weight 0. Sums are added up anew, not subtracted from, so that nothing is left of it.</summary>
    internal void Remove(int number)
    {
        int node = number + _leaves;
        _sums[node] = 0;
        for (node /= 2; node > 0; node /= 2) _sums[node] = _sums[2 * node] + _sums[2 * node + 1];
    }
}
