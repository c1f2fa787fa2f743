namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// Coordinates of a grid: for vectors of n, m, ... numbers, as many tensors that hold each point's coordinate on one axis.
    /// </summary>
    /// <param name="xs">One vector, or number, per axis.</param>
    /// <param name="indexing"><c>"xy"</c>, NumPy's default: shape (m, n, ...), the first vector runs along the columns; <c>"ij"</c>: shape (n, m, ...).</param>
    /// <exception cref="ShapeException">An operand has more than one axis.</exception>
    public static Tensor[] MeshGrid(ReadOnlySpan<Tensor> xs, string indexing = "xy")
    {
        if (indexing is not ("xy" or "ij")) throw new ArgumentException($"[mesh_grid] indexing \"xy\" or \"ij\" expected, got \"{indexing}\"");
        bool crossed = indexing == "xy" && xs.Length > 1;
        Span<long> sizes = stackalloc long[xs.Length], along = stackalloc long[xs.Length];
        for (int i = 0; i < xs.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(xs[i], nameof(xs));
            if (xs[i].Rank > 1) throw new ShapeException($"[mesh_grid] vectors expected, got shape {xs[i].Shape}");
            sizes[AxisOf(i)] = xs[i].Size;
        }
        var grid = new Shape(sizes);
        var ys = new Tensor[xs.Length];
        for (int i = 0; i < ys.Length; i++)
        {
            along.Fill(1);
            along[AxisOf(i)] = xs[i].Size;
            using Tensor line = xs[i].Reshape(new Shape(along)), view = line.BroadcastTo(grid);
            ys[i] = view.Clone();
        }
        return ys;

        int AxisOf(int i) => crossed && i < 2 ? 1 - i : i;
    }
}
