namespace DeZeroNative;

/// <summary>
/// The weights of one recurrent layer in one direction, as PyTorch lays them out: the gates one below the other, used as
/// x Wᵀ + b and h Uᵀ + c. The gates are i, f, g, o in an LSTM and r, z, n in a GRU.
/// </summary>
/// <param name="Input">W (gates * units, inputs).</param>
/// <param name="Hidden">U (gates * units, units).</param>
/// <param name="InputBias">b (gates * units), or null.</param>
/// <param name="HiddenBias">c (gates * units), or null.</param>
public sealed record RecurrentWeights(Variable Input, Variable Hidden, Variable? InputBias = null, Variable? HiddenBias = null)
{
    /// <summary>The sum of the biases, for kinds that only ever add them.</summary>
    internal Variable? Bias => InputBias is null ? HiddenBias : HiddenBias is null ? InputBias : InputBias + HiddenBias;

    /// <summary>The state of nothing seen yet.</summary>
    internal Variable ZeroState(Variable x)
    {
        if (x.Rank < 2 || Hidden.Rank != 2) throw new ShapeException($"[recurrent] x (..., rows, inputs) and hidden weights (gates * units, units) expected, got {x.Shape} and {Hidden.Shape}");
        return Tensor.Zeros((x.Shape[^2], Hidden.Shape[1]), x.DType, x.Device);
    }
}
