namespace DeZeroNative.NN;

/// <summary>
/// Updates after several small batches as after one large batch: each loss counts with 1 / batches, gradients add up, and the last
/// batch updates and clears them.
/// </summary>
/// <example><code>
/// var accumulation = new GradientAccumulation(optimizer, batches: 4);
/// if (accumulation.Add(F.SoftmaxCrossEntropy(model.Forward(x), t))) scheduler.Step();
/// </code></example>
public sealed class GradientAccumulation
{
    private readonly Optimizer _optimizer;

    /// <summary>Creates it for means over batches, as most losses are.</summary>
    public GradientAccumulation(Optimizer optimizer, int batches)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (batches <= 0) throw new ArgumentOutOfRangeException(nameof(batches), $"[gradient_accumulation] the number of batches must be positive, got {batches}");
        (_optimizer, Batches) = (optimizer, batches);
    }

    /// <summary>Batches per update.</summary>
    public int Batches { get; }

    /// <summary>Batches whose gradients wait for an update.</summary>
    public int Pending { get; private set; }

    /// <summary>Adds the gradients of a loss, and updates when enough are there.</summary>
    /// <returns>Whether it updated.</returns>
    public bool Add(Variable loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Variable share = Batches == 1 ? loss : loss * (1.0 / Batches);
        share.Backward();
        Pending++;
        return Pending == Batches && Update();
    }

    /// <summary>Updates with the gradients that wait, where an epoch ends between updates; they count as if the missing ones were 0.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Flush() => Pending > 0 && Update();

    private bool Update()
    {
        _optimizer.Update();
        _optimizer.ClearGrads();
        Pending = 0;
        return true;
    }
}
