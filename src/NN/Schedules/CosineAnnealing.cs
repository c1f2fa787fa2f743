namespace DeZeroNative.NN;

/// <summary>floor + (1 - floor) (1 + cos(pi step / steps)) / 2: from 1 down to the floor over some steps, where it stays.</summary>
public sealed class CosineAnnealing(long steps, double floor = 0) : Schedule
{
    private readonly long _steps = RequireSteps(steps, "cosine_annealing");
    private readonly double _floor = RequireFactor(floor, nameof(floor), "cosine_annealing");

    /// <inheritdoc/>
    public override double Factor(long step) => Cosine(1, _floor, Math.Min(step, _steps) / (double)_steps);
}
