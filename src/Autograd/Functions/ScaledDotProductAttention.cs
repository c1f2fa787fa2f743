namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// softmax(scale q kᵀ + mask) v over the last axes, for q (..., queries, size), k (..., keys, size) and v (..., keys, values), whose leading
    /// axes broadcast.
    /// </summary>
    /// <param name="q">The queries.</param>
    /// <param name="k">The keys.</param>
    /// <param name="v">The values.</param>
    /// <param name="mask">Broadcast to (..., queries, keys): of bool, true where a query may attend to a key, or numbers that are added to the
    /// scores. Each query must be left a key.</param>
    /// <param name="scale">Null for 1 / sqrt(size).</param>
    /// <param name="causal">Whether query i sees the keys up to i only.</param>
    /// <param name="dropout">The part of the weights dropped in training: see <see cref="Dropout"/>.</param>
    /// <param name="random">Where chance comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Variable ScaledDotProductAttention(
        Variable q,
        Variable k,
        Variable v,
        Variable? mask = null,
        double? scale = null,
        bool causal = false,
        double dropout = 0,
        RandomGenerator? random = null)
    {
        ArgumentNullException.ThrowIfNull(q);
        ArgumentNullException.ThrowIfNull(k);
        ArgumentNullException.ThrowIfNull(v);
        if (q.Rank < 2 || k.Rank < 2 || v.Rank < 2 || q.Shape[^1] != k.Shape[^1] || k.Shape[^2] != v.Shape[^2])
            throw new ShapeException($"[attention] q (..., queries, size), k (..., keys, size) and v (..., keys, values) expected, got {q.Shape}, {k.Shape} and {v.Shape}");
        if (mask is { DType: not DType.Bool } && !mask.DType.IsFloat())
            throw new DTypeException($"[attention] a mask is of bool or a floating type, got {mask.DType.Name()}");
        // The scale goes to the queries, which are smaller than the scores.
        Variable scores = MatMul(q * (scale ?? 1 / Math.Sqrt(Math.Max(1, q.Shape[^1]))), TransposeMatrix(k));
        if (causal) scores = Masked(scores, CausalMask(q.Shape[^2], k.Shape[^2], q.Device));
        if (mask is not null) scores = mask.DType == DType.Bool ? Masked(scores, mask.Data) : scores + mask;
        return MatMul(Dropout(Softmax(scores, axis: -1), dropout, random), v);
    }

    private static Variable Masked(Variable scores, Tensor mask) =>
        Where(mask, scores, Tensor.Full(Shape.Scalar, double.NegativeInfinity, scores.DType, scores.Device));

    private static Tensor CausalMask(long queries, long keys, Device device)
    {
        using Tensor query = Tensor.Arange(queries, DType.Int64, device), key = Tensor.Arange(keys, DType.Int64, device), column = query.ExpandDims(1);
        return key <= column;
    }
}
