namespace DeZeroNative;

public static partial class F
{
    /// <summary>The rows of W (rows, size) that integers x name, in the shape of x with the size as last axis. Rows named twice add their gradients.</summary>
    /// <param name="x">Row numbers.</param>
    /// <param name="w">The rows.</param>
    /// <param name="paddingIndex">A row that gets no gradient, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside the rows.</exception>
    /// <exception cref="DTypeException">x does not hold integers.</exception>
    public static Variable EmbedId(Variable x, Variable w, int? paddingIndex = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        if (!x.DType.IsInteger()) throw new DTypeException($"[embed_id] x must hold integers, got {x.DType.Name()}");
        if (w.Rank != 2) throw new ShapeException($"[embed_id] W (rows, size) expected, got {w.Shape}");
        Variable y = GetItem(w, x.Data);
        if (paddingIndex is not { } padding) return y;
        using Tensor isPadding = Tensor.Equal(x.Data, padding);
        return Where(isPadding.ExpandDims(-1), y.Data, y);
    }
}
