namespace DeZeroNative.NN;

/// <summary>
/// A gated recurrent unit in the form of DeZero's layers, one step per call: r, z = sigmoid(x W + b + h U), n = tanh(x W + b + r (h U)),
/// h = (1 - z) n + z h, each gate with its own <c>x2r</c>, <c>h2r</c> and so on. See <see cref="StatefulLayer"/>.
/// </summary>
public sealed class Gru : StatefulLayer
{
    private readonly StepWeights _weights;

    /// <summary>Creates the layer.</summary>
    /// <param name="hiddenSize">Units.</param>
    /// <param name="inSize">Inputs, or null to take them from the first x.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Gru(int hiddenSize, int? inSize = null, DType dtype = DType.Float32, RandomGenerator? random = null) : base(hiddenSize, "gru")
    {
        Linear[] ofInput = AddGates("x2", "rzn", noBias: false, dtype, inSize, random);
        _weights = new(ofInput, AddGates("h2", "rzn", noBias: true, dtype, hiddenSize, random));
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        RequireRows(x);
        Variable h = F.GruCell(x, H, _weights.For(x, Begins));
        H = Keep(h);
        return h;
    }
}
