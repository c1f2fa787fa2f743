namespace DeZeroNative.NN;

/// <summary>
/// Cosine waves from 1 down to the floor, one after the other, each <c>growth</c> times as long as the one before. Source: Loshchilov
/// and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
/// </summary>
public sealed class CosineRestarts : Schedule
{
    private readonly long _period;
    private readonly int _growth;
    private readonly double _floor;

    /// <summary>Creates the schedule.</summary>
    /// <param name="period">Steps of the first wave.</param>
    /// <param name="growth">How many times as long each next wave is.</param>
    /// <param name="floor">The factor that a wave falls to.</param>
    public CosineRestarts(long period, int growth = 1, double floor = 0)
    {
        if (growth < 1) throw new ArgumentOutOfRangeException(nameof(growth), $"[cosine_restarts] growth must be at least 1, got {growth}");
        (_period, _growth, _floor) = (RequireSteps(period, "cosine_restarts"), growth, RequireFactor(floor, nameof(floor), "cosine_restarts"));
    }

    /// <inheritdoc/>
    public override double Factor(long step)
    {
        long period = _period;
        if (_growth == 1) step %= period;
        for (; step >= period; period *= _growth) step -= period;
        return Cosine(1, _floor, step / (double)period);
    }
}
