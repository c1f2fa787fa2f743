namespace DeZeroNative.NN;

/// <summary>Simple recurrent layers, tanh or relu of x W + b + h U + c, over whole sequences: see <see cref="RecurrentSequence"/> and <see cref="F.Rnn"/>.</summary>
public sealed class RnnSequence : RecurrentSequence
{
    private readonly bool _relu;

    /// <summary>Creates the layers.</summary>
    /// <param name="hiddenSize">Units.</param>
    /// <param name="numLayers">Layers upon each other.</param>
    /// <param name="relu">Whether relu takes the place of tanh.</param>
    /// <param name="noBias">Whether biases are left out.</param>
    /// <param name="batchFirst">Whether sequences are (rows, steps, inputs).</param>
    /// <param name="bidirectional">Whether each layer also goes from the last step to the first.</param>
    /// <param name="dropout">The part of the outputs dropped between layers in training.</param>
    /// <param name="inSize">Inputs, or null to take them from the first x.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where weights and chance come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public RnnSequence(
        int hiddenSize, int numLayers = 1, bool relu = false, bool noBias = false, bool batchFirst = false, bool bidirectional = false, double dropout = 0, int? inSize = null,
        DType dtype = DType.Float32, RandomGenerator? random = null)
        : base("rnn", gates: 1, hiddenSize, numLayers, noBias, batchFirst, bidirectional, dropout, inSize, dtype, random)
        => _relu = relu;

    /// <summary>Runs over a sequence from given states (layers * directions, rows, units), or from zeros: the outputs and the last states.</summary>
    public (Variable Y, Variable H) Run(Variable x, Variable? h0 = null) => Forward(x, input => RunCore(input, h0));

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => RunCore(x, null).Y;

    private (Variable Y, Variable H) RunCore(Variable x, Variable? h0) => F.Rnn(x, h0, Weights(x), _relu, BatchFirst, Bidirectional, Dropout, Random);
}
