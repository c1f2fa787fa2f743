using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>Pulls parameters towards 0: g += rate p.</summary>
public sealed class WeightDecay(double rate) : IOptimizerHook
{
    private readonly StepRows _rows = new();

    /// <summary>How strongly.</summary>
    public double Rate { get; } = double.IsFinite(rate) && rate >= 0
        ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), $"[weight_decay] the rate must be a finite number of at least 0, got {rate}");

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var step = new DecayStep(Rate);
        for (int i = 0; i < parameters.Count; i++)
        {
            Tensor p = parameters[i].Data;
            if (parameters[i].PeekGrad is not { Data: var g }) continue;
            if (StepRows.AreAlike(g, p))
            {
                Tensor y = Tensor.AllocateLike(g);
                parameters[i].Grad = y;
                _rows.Add(step, g, p, y);
                continue;
            }
            using Tensor decay = p * Rate;
            parameters[i].Grad = g + decay;
        }
        _rows.Flush(step);
    }
}
