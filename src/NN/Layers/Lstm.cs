namespace DeZeroNative.NN;

/// <summary>
/// DeZero's <c>LSTM</c>, one step per call: f, i, o = sigmoid and u = tanh of x W + b + h U, each with its own <c>x2f</c>, <c>h2f</c> and so on;
/// c = f c + i u; h = o tanh(c). See <see cref="StatefulLayer"/>.
/// </summary>
public sealed class Lstm : StatefulLayer
{
    private readonly StepWeights _weights;

    /// <summary>Creates the layer.</summary>
    /// <param name="hiddenSize">Units.</param>
    /// <param name="inSize">Inputs, or null to take them from the first x.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Lstm(int hiddenSize, int? inSize = null, DType dtype = DType.Float32, RandomGenerator? random = null) : base(hiddenSize, "lstm")
    {
        AddState("c", () => C?.Data, data => C = data is null ? null : (Variable)data);

        // DeZero's order in files; the steps want i, f, g, o.
        Linear[] x2 = AddGates("x2", "fiou", noBias: false, dtype, inSize, random), h2 = AddGates("h2", "fiou", noBias: true, dtype, hiddenSize, random);
        _weights = new([x2[1], x2[0], x2[3], x2[2]], [h2[1], h2[0], h2[3], h2[2]]);
    }

    /// <summary>The cell state after the last step (rows, units), or null before the first.</summary>
    public Variable? C { get; private set; }

    /// <inheritdoc/>
    public override void ResetState()
    {
        base.ResetState();
        C = null;
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        RequireRows(x);
        // H and C come from one function: a cut behind H is one behind C, which H is computed from.
        if (Begins) C?.Unchain();
        (Variable h, Variable c) = F.LstmCell(x, H, C, _weights.For(x, Begins));
        (H, C) = (Keep(h), Keep(c));
        return h;
    }
}
