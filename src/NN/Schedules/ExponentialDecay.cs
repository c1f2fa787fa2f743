namespace DeZeroNative.NN;

/// <summary>gamma ^ step.</summary>
public sealed class ExponentialDecay(double gamma) : Schedule
{
    private readonly double _gamma = RequireFactor(gamma, nameof(gamma), "exponential_decay");

    /// <inheritdoc/>
    public override double Factor(long step) => Math.Pow(_gamma, step);
}
