namespace DeZeroNative.NN;

/// <summary>Layers of long short-term memory over whole sequences: see <see cref="RecurrentSequence"/> and <see cref="F.Lstm"/>.</summary>
public sealed class LstmSequence : RecurrentSequence
{
    /// <summary>Creates the layers.</summary>
    /// <param name="hiddenSize">Units.</param>
    /// <param name="numLayers">Layers upon each other.</param>
    /// <param name="noBias">Whether biases are left out.</param>
    /// <param name="batchFirst">Whether sequences are (rows, steps, inputs).</param>
    /// <param name="bidirectional">Whether each layer also goes from the last step to the first.</param>
    /// <param name="dropout">The part of the outputs dropped between layers in training.</param>
    /// <param name="inSize">Inputs, or null to take them from the first x.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where weights and chance come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public LstmSequence(
        int hiddenSize, int numLayers = 1, bool noBias = false, bool batchFirst = false, bool bidirectional = false, double dropout = 0, int? inSize = null,
        DType dtype = DType.Float32, RandomGenerator? random = null)
        : base("lstm", gates: 4, hiddenSize, numLayers, noBias, batchFirst, bidirectional, dropout, inSize, dtype, random)
    {
    }

    /// <summary>Runs over a sequence from given states (layers * directions, rows, units), or from zeros: the outputs, the last states and cell states.</summary>
    public (Variable Y, Variable H, Variable C) Run(Variable x, Variable? h0 = null, Variable? c0 = null)
    {
        (Variable y, (Variable h, Variable c)) = Forward(x, input => RunCore(input, h0, c0));
        return (y, h, c);
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => RunCore(x, null, null).Y;

    private (Variable Y, (Variable H, Variable C) Last) RunCore(Variable x, Variable? h0, Variable? c0)
    {
        (Variable y, Variable h, Variable c) = F.Lstm(x, h0, c0, Weights(x), BatchFirst, Bidirectional, Dropout, Random);
        return (y, (h, c));
    }
}
