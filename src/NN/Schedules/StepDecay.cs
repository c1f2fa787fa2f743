namespace DeZeroNative.NN;

/// <summary>gamma ^ (step / size), rounded down: smaller every <c>size</c> steps.</summary>
public sealed class StepDecay(long size, double gamma = 0.1) : Schedule
{
    private readonly long _size = RequireSteps(size, "step_decay");
    private readonly double _gamma = RequireFactor(gamma, nameof(gamma), "step_decay");

    /// <inheritdoc/>
    public override double Factor(long step) => Math.Pow(_gamma, step / _size);
}
