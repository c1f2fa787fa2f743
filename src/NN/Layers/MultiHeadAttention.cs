namespace DeZeroNative.NN;

/// <summary>
/// Attention in several heads at once: queries, keys and values go through linear layers <c>q</c>, <c>k</c>, <c>v</c>, are cut into heads along
/// their last axis, attended as <see cref="F.ScaledDotProductAttention"/> does, put together again and sent through <c>out</c>.
/// Sequences are (rows, steps, size). Source: Vaswani et al., "Attention is all you need", 2017.
/// </summary>
public sealed class MultiHeadAttention : Layer
{
    private readonly Linear _q, _k, _v, _out;
    private readonly RandomGenerator _random;

    /// <summary>Creates the layer.</summary>
    /// <param name="size">Numbers per step, which the heads share.</param>
    /// <param name="heads">Heads; they divide the size.</param>
    /// <param name="dropout">The part of the attention dropped in training.</param>
    /// <param name="noBias">Whether the linear layers have no biases.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where weights and chance come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public MultiHeadAttention(int size, int heads, double dropout = 0, bool noBias = false, DType dtype = DType.Float32, RandomGenerator? random = null)
    {
        if (heads <= 0 || size <= 0 || size % heads != 0)
            throw new ArgumentOutOfRangeException(nameof(heads), $"[multi_head_attention] {heads} heads do not divide a size of {size}");
        if (dropout is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(dropout), $"[multi_head_attention] dropout must be in [0, 1), got {dropout}");
        (Size, Heads, DropoutRatio, _random) = (size, heads, dropout, AddGenerator(random));
        _q = Add("q", new Linear(size, noBias, dtype, random: random));
        _k = Add("k", new Linear(size, noBias, dtype, random: random));
        _v = Add("v", new Linear(size, noBias, dtype, random: random));
        _out = Add("out", new Linear(size, noBias, dtype, inSize: size, random));
    }

    /// <summary>Numbers per step.</summary>
    public int Size { get; }

    /// <summary>Heads.</summary>
    public int Heads { get; }

    /// <summary>The part of the attention dropped in training.</summary>
    public double DropoutRatio { get; }

    /// <summary>Lets queries (rows, steps, ...) attend to keys and values (rows, keys, ...).</summary>
    /// <param name="query">Where the queries come from.</param>
    /// <param name="key">Where the keys come from.</param>
    /// <param name="value">Where the values come from.</param>
    /// <param name="mask">Broadcast to (rows, heads, steps, keys): see <see cref="F.ScaledDotProductAttention"/>.</param>
    /// <param name="causal">Whether step i sees the keys up to i only.</param>
    /// <returns>(rows, steps, size).</returns>
    public Variable Attend(Variable query, Variable key, Variable value, Variable? mask = null, bool causal = false) =>
        Forward(query, x => (AttendCore(x, key, value, mask, causal), 0)).Y;

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => AttendCore(x, x, x, mask: null, causal: false);

    private Variable AttendCore(Variable query, Variable key, Variable value, Variable? mask, bool causal)
    {
        Variable y = F.ScaledDotProductAttention(
            Split(_q.Forward(query)), Split(_k.Forward(key)), Split(_v.Forward(value)), mask, scale: null, causal, DropoutRatio, _random);
        Variable joined = F.Transpose(y, 0, 2, 1, 3);
        return _out.Forward(F.Reshape(joined, (joined.Shape[0], joined.Shape[1], Size)));
    }

    // (rows, steps, size) to (rows, heads, steps, size / heads).
    private Variable Split(Variable x)
    {
        if (x.Rank != 3) throw new ShapeException($"[multi_head_attention] a sequence (rows, steps, size) expected, got {x.Shape}");
        return F.Transpose(F.Reshape(x, (x.Shape[0], x.Shape[1], Heads, Size / Heads)), 0, 2, 1, 3);
    }
}
