namespace DeZeroNative.NN;

/// <summary>The rows of W (count, size) that integers name: see <see cref="F.EmbedId"/>. W starts standard normal.</summary>
public sealed class EmbedId : Layer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="count">Rows: how many numbers there are.</param>
    /// <param name="size">Numbers per row.</param>
    /// <param name="paddingIndex">The number that stands for nothing: its row starts with zeros and gets no gradient.</param>
    /// <param name="dtype">Type of W.</param>
    /// <param name="random">Where W comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    public EmbedId(int count, int size, int? paddingIndex = null, DType dtype = DType.Float32, RandomGenerator? random = null)
    {
        if (count <= 0) throw new ArgumentOutOfRangeException(nameof(count), $"[embed_id] the number of rows must be positive, got {count}");
        if (size <= 0) throw new ArgumentOutOfRangeException(nameof(size), $"[embed_id] the size must be positive, got {size}");
        if (paddingIndex is { } given && (given < 0 || given >= count))
            throw new ArgumentOutOfRangeException(nameof(paddingIndex), $"[embed_id] padding index {given} is out of range for {count} rows");
        if (!dtype.IsFloat()) throw new DTypeException($"[embed_id] W is float32 or float64, not {dtype.Name()}");
        PaddingIndex = paddingIndex;
        Tensor w = (random ?? RandomGenerator.Default).Normal((count, size), dtype: dtype);
        if (paddingIndex is { } row) w[row] = Tensor.Zeros(size, dtype);
        W = AddParameter("W", w);
    }

    /// <summary>The rows.</summary>
    public Parameter W { get; }

    /// <summary>The number that stands for nothing, or null.</summary>
    public int? PaddingIndex { get; }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x) => F.EmbedId(x, W, PaddingIndex);
}
