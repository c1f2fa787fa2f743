namespace DeZeroNative;

/// <summary>
/// What backward through a recurrence gives: the gradients before the gates, by step, from which those of x, weights and biases are
/// products, and those of the states before the first step.
/// </summary>
/// <param name="Inputs">Of the products with the input weights, (steps, rows, gates).</param>
/// <param name="Hidden">Of the products with the hidden weights; the same tensor where the two are added.</param>
/// <param name="H0">Of the first state.</param>
/// <param name="C0">Of the first cell state, or null.</param>
internal readonly record struct RecurrentGradients(Tensor Inputs, Tensor Hidden, Tensor H0, Tensor? C0) : IDisposable
{
    /// <summary>Gives the gradients before the gates back; those of the states are results.</summary>
    public void Dispose()
    {
        Inputs.Dispose();
        if (!ReferenceEquals(Hidden, Inputs)) Hidden.Dispose();
    }
}
