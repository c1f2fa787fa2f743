namespace DeZeroNative.NN;

/// <summary>start + (1 - start) step / steps: up to 1 over some steps, where it stays.</summary>
public sealed class LinearWarmup(long steps, double start = 0) : Schedule
{
    private readonly long _steps = RequireSteps(steps, "linear_warmup");
    private readonly double _start = RequireFactor(start, nameof(start), "linear_warmup");

    /// <inheritdoc/>
    public override double Factor(long step) => _start + (1 - _start) * (Math.Min(step, _steps) / (double)_steps);
}
