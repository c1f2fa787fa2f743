using DeZeroNative.Backends;

namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// Layer normalization: the elements along the trailing axes of <paramref name="normalizedShape"/> together get mean 0 and biased variance
    /// 1, then each its scale gamma and shift beta, of that shape, where there are any. Ba, Kiros and Hinton, "Layer normalization", 2016.
    /// </summary>
    /// <exception cref="ShapeException">x does not end in the shape, or gamma or beta has another.</exception>
    public static Variable LayerNorm(Variable x, Shape normalizedShape, Variable? gamma = null, Variable? beta = null, double eps = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(x);
        int lead = x.Rank - normalizedShape.Rank;
        if (normalizedShape.Rank == 0 || lead < 0 || new Shape(x.Shape.ToArray().AsSpan(lead)) != normalizedShape)
            throw new ShapeException($"[layer_norm] x of shape (..., {string.Join(", ", normalizedShape)}) expected, got {x.Shape}");
        long rows = 1;
        for (int i = 0; i < lead; i++) rows *= x.Shape[i];
        var groups = new NormGroups(rows, normalizedShape.Size, Inner: 1, Groups: 1, PerSample: true);
        return NormalizeSamples(x, groups, Flat(gamma, normalizedShape, "gamma"), Flat(beta, normalizedShape, "beta"), eps, "layer_norm");
    }

    private static Variable? Flat(Variable? values, in Shape shape, string name)
    {
        if (values is null) return null;
        return values.Shape == shape
            ? Reshape(values, shape.Size)
            : throw new ShapeException($"[layer_norm] {name} of shape {shape} expected, got {values.Shape}");
    }
}
