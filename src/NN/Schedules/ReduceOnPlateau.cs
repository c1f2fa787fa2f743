namespace DeZeroNative.NN;

/// <summary>
/// A factor that becomes smaller when a measure, such as the loss on test data, has not improved for a while. A measure that is not a
/// number is no improvement.
/// </summary>
public sealed class ReduceOnPlateau
{
    private readonly double _gamma, _threshold, _floor;
    private readonly int _patience, _cooldown;
    private readonly bool _larger;

    /// <summary>Creates it.</summary>
    /// <param name="gamma">What the factor is multiplied by.</param>
    /// <param name="patience">How many measures in a row may bring no improvement.</param>
    /// <param name="threshold">The part of the best measure that an improvement is at least.</param>
    /// <param name="cooldown">How many measures after a reduction do not count.</param>
    /// <param name="floor">The smallest factor.</param>
    /// <param name="larger">Whether larger measures are better, as accuracies, not losses.</param>
    public ReduceOnPlateau(double gamma = 0.1, int patience = 10, double threshold = 1e-4, int cooldown = 0, double floor = 0, bool larger = false)
    {
        if (gamma is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(gamma), $"[reduce_on_plateau] gamma must be in [0, 1), got {gamma}");
        if (threshold is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), $"[reduce_on_plateau] the threshold must be in [0, 1), got {threshold}");
        if (floor is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(floor), $"[reduce_on_plateau] the floor must be in [0, 1], got {floor}");
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        (_gamma, _patience, _threshold, _cooldown, _floor, _larger) = (gamma, patience, threshold, cooldown, floor, larger);
        Best = larger ? double.NegativeInfinity : double.PositiveInfinity;
    }

    /// <summary>The factor now; 1 at first.</summary>
    public double Factor { get; internal set; } = 1;

    /// <summary>The best measure so far; before the first, infinite.</summary>
    public double Best { get; internal set; }

    /// <summary>Measures without improvement since the last or the last reduction.</summary>
    internal int Waited { get; set; }

    /// <summary>Measures still to come that do not count.</summary>
    internal int Cooling { get; set; }

    /// <summary>Takes one measure, in PyTorch's way.</summary>
    public void Report(double measure)
    {
        if (IsBetter(measure))
        {
            Best = measure;
            Waited = 0;
        }
        else
        {
            Waited++;
        }
        if (Cooling > 0)
        {
            Cooling--;
            Waited = 0;
        }
        if (Waited <= _patience) return;
        Factor = Math.Max(_floor, Factor * _gamma);
        Cooling = _cooldown;
        Waited = 0;
    }

    // A margin of the best measure's size, so that measures below 0 are held to the same part.
    private bool IsBetter(double measure)
    {
        if (double.IsInfinity(Best)) return !double.IsNaN(measure) && measure != Best;
        double margin = _threshold * Math.Abs(Best);
        return _larger ? measure > Best + margin : measure < Best - margin;
    }
}
