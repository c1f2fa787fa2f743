namespace DeZeroNative.NN;

/// <summary>gamma to the number of milestones that the step has reached.</summary>
public sealed class MultiStepDecay(IEnumerable<long> milestones, double gamma = 0.1) : Schedule
{
    private readonly long[] _milestones = [.. milestones];
    private readonly double _gamma = RequireFactor(gamma, nameof(gamma), "multi_step_decay");

    /// <inheritdoc/>
    public override double Factor(long step) => Math.Pow(_gamma, _milestones.Count(milestone => milestone <= step));
}
