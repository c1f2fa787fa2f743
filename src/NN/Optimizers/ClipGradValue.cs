namespace DeZeroNative.NN;

/// <summary>Keeps every element of the gradients within [-limit, limit]. What is not a number stays so.</summary>
public sealed class ClipGradValue(double limit) : IOptimizerHook
{
    /// <summary>The largest absolute value.</summary>
    public double Limit { get; } = limit > 0
        ? limit
        : throw new ArgumentOutOfRangeException(nameof(limit), $"[clip_grad_value] the limit must be positive, got {limit}");

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (Parameter parameter in parameters)
            if (parameter.PeekGrad is { } grad) parameter.Grad = grad.Data.Clip(-Limit, Limit);
    }
}
