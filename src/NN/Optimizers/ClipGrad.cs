using DeZeroNative.Steps;

namespace DeZeroNative.NN;

/// <summary>
/// Shortens the gradient, taken as one vector over all parameters, to a norm: rate = maxNorm / (norm + 1e-6); where rate is below 1,
/// g *= rate. A norm that is not a number leaves the gradients as they are.
/// </summary>
public sealed class ClipGrad(double maxNorm) : IOptimizerHook
{
    private readonly StepRows _rows = new();

    /// <summary>The largest norm.</summary>
    public double MaxNorm { get; } = maxNorm > 0
        ? maxNorm
        : throw new ArgumentOutOfRangeException(nameof(maxNorm), $"[clip_grad] the largest norm must be positive, got {maxNorm}");

    /// <inheritdoc/>
    public void Apply(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double rate = MaxNorm / (Math.Sqrt(SumOfSquares(parameters)) + 1e-6);
        if (!(rate < 1)) return;
        var step = new ScaleStep(rate);
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].PeekGrad is not { Data: var g }) continue;
            if (!StepRows.AreAlike(g, g))
            {
                parameters[i].Grad = g * rate;
                continue;
            }
            Tensor y = Tensor.AllocateLike(g);
            parameters[i].Grad = y;
            _rows.Add(step, g, y);
        }
        _rows.Flush(step);
    }

    /// <summary>Summed up where the gradients are, so that the host waits once, not once per parameter.</summary>
    private static double SumOfSquares(IReadOnlyList<Parameter> parameters)
    {
        Tensor? total = null;
        foreach (Parameter parameter in parameters)
        {
            if (parameter.PeekGrad is not { } grad) continue;
            using Tensor square = grad.Data * grad.Data;
            Tensor sum = square.Sum();
            if (total is null)
            {
                total = sum;
                continue;
            }
            using Tensor near = sum.To(total.Device);
            using Tensor old = total;
            total = old + near;
        }
        double norm = total?.Item() ?? 0;
        total?.Dispose();
        return norm;
    }
}
