namespace DeZeroNative.NN;

/// <summary>
/// DeZero's <c>RNN</c>, one step per call: h = tanh(x W + b + h U), with W and b in <c>x2h</c> and U (units, units) in <c>h2h</c>. (DeZero
/// gives U the inputs' size where that is known.) See <see cref="StatefulLayer"/>.
/// </summary>
public sealed class Rnn : StatefulLayer
{
    private readonly StepWeights _weights;

    /// <summary>Creates the layer.</summary>
    /// <param name="hiddenSize">Units.</param>
    /// <param name="inSize">Inputs, or null to take them from the first x.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Rnn(int hiddenSize, int? inSize = null, DType dtype = DType.Float32, RandomGenerator? random = null) : base(hiddenSize, "rnn")
    {
        Linear[] ofInput = AddGates("x2", "h", noBias: false, dtype, inSize, random);
        _weights = new(ofInput, AddGates("h2", "h", noBias: true, dtype, hiddenSize, random));
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        RequireRows(x);
        Variable h = F.RnnCell(x, H, _weights.For(x, Begins));
        H = Keep(h);
        return h;
    }
}
