namespace DeZeroNative.NN;

/// <summary>
/// Attention of a sequence (rows, steps, size) to itself, then two linear layers for each step; around each of the two a shortcut and a
/// normalization: x = norm1(x + attention(x)), y = norm2(x + l2(relu(l1(x)))), or with the normalizations before the two where
/// <c>normFirst</c> is set. Source: Vaswani et al., "Attention is all you need", 2017.
/// </summary>
public sealed class TransformerEncoderLayer : Layer
{
    private readonly MultiHeadAttention _attention;
    private readonly Linear _l1, _l2;
    private readonly LayerNorm _norm1, _norm2;
    private readonly Func<Variable, Variable> _activation;
    private readonly double _dropout;
    private readonly RandomGenerator _random;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Numbers per step.</param>
    /// <param name="heads">Heads of attention; they divide the size.</param>
    /// <param name="hiddenSize">Outputs of the first linear layer.</param>
    /// <param name="dropout">The part dropped in training: of the attention, of what is between the linear layers, and before both sums.</param>
    /// <param name="activation">What stands between the linear layers; null for <see cref="F.Relu"/>.</param>
    /// <param name="normFirst">Whether the normalizations come before attention and linear layers.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where weights and chance come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public TransformerEncoderLayer(
        int size,
        int heads,
        int hiddenSize = 2048,
        double dropout = 0.1,
        Func<Variable, Variable>? activation = null,
        bool normFirst = false,
        DType dtype = DType.Float32,
        RandomGenerator? random = null)
    {
        _attention = Add("attention", new MultiHeadAttention(size, heads, dropout, dtype: dtype, random: random));
        _l1 = Add("l1", new Linear(hiddenSize, dtype: dtype, inSize: size, random: random));
        _l2 = Add("l2", new Linear(size, dtype: dtype, inSize: hiddenSize, random: random));
        _norm1 = Add("norm1", new LayerNorm(size, dtype: dtype));
        _norm2 = Add("norm2", new LayerNorm(size, dtype: dtype));
        (_activation, _dropout, _random, NormFirst) = (activation ?? F.Relu, dropout, AddGenerator(random), normFirst);
    }

    /// <summary>Whether the normalizations come before attention and linear layers.</summary>
    public bool NormFirst { get; }

    /// <summary>Runs with a mask, broadcast to (rows, heads, steps, steps), or so that no step sees a later one.</summary>
    public Variable Run(Variable x, Variable? mask = null, bool causal = false) => Forward(x, input => (RunCore(input, mask, causal), 0)).Y;

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => RunCore(x, mask: null, causal: false);

    private Variable RunCore(Variable x, Variable? mask, bool causal)
    {
        if (NormFirst)
        {
            Variable normed = _norm1.Forward(x);
            x += Drop(_attention.Attend(normed, normed, normed, mask, causal));
            return x + Drop(EachStep(_norm2.Forward(x)));
        }
        x = _norm1.Forward(x + Drop(_attention.Attend(x, x, x, mask, causal)));
        return _norm2.Forward(x + Drop(EachStep(x)));
    }

    private Variable EachStep(Variable x) => _l2.Forward(Drop(_activation(_l1.Forward(x))));

    private Variable Drop(Variable x) => F.Dropout(x, _dropout, _random);
}
