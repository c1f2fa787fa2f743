namespace DeZeroNative.NN;

/// <summary>Pulls parameters towards 0: g += rate p.</summary>
public sealed class WeightDecay(double rate) : IOptimizerHook
{
    /// <summary>How strongly.</summary>
    public double Rate { get; } = double.IsFinite(rate) && rate >= 0
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), $"[weight_decay] the rate must be a finite number of at least 0, got {rate}");

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (Parameter parameter in parameters)
        {
            if (parameter.Grad is not { } grad) continue;
            using Tensor decay = parameter.Data * Rate;
            parameter.Grad = grad.Data + decay;
        }
    }
}
