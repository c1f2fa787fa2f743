namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The elements whose positions on two axes differ by an offset, as a view: the two axes make place for one at the end.
    /// </summary>
    /// <param name="offset">Position on the second axis less that on the first: 0 is the main diagonal, above it is positive.</param>
    /// <param name="axis1">The first axis.</param>
    /// <param name="axis2">The second axis.</param>
    /// <exception cref="ArgumentOutOfRangeException">An axis is out of range, or both are the same.</exception>
    public Tensor Diagonal(long offset = 0, int axis1 = 0, int axis2 = 1)
    {
        int a = Shape.NormalizeAxis(axis1, "diagonal"), b = Shape.NormalizeAxis(axis2, "diagonal");
        Shape shape = DiagonalShape(Shape, offset, axis1, axis2);
        Span<long> strides = stackalloc long[Rank - 1];
        int n = 0;
        for (int i = 0; i < Rank; i++)
            if (i != a && i != b) strides[n++] = Strides[i];
        strides[^1] = Strides[a] + Strides[b];
        long start = shape.Size == 0 ? 0 : offset < 0 ? -offset * Strides[a] : offset * Strides[b];
        return View(Layout.Strided(shape, strides), _offset + start);
    }

    /// <summary>The matrix with a vector on one of its diagonals, zeros elsewhere; of a matrix, its diagonal as a view.</summary>
    /// <exception cref="ShapeException">The tensor is neither vector nor matrix.</exception>
    public Tensor Diag(long offset = 0)
    {
        if (Rank == 2) return Diagonal(offset);
        return DiagonalGradient(this, DiagShape(Shape, offset), offset, 0, 1);
    }

    /// <summary>The shape of the matrix that <see cref="Diag"/> makes of a vector.</summary>
    internal static Shape DiagShape(in Shape shape, long offset)
    {
        if (shape.Rank != 1) throw new ShapeException($"[diag] a vector or a matrix expected, got shape {shape}");
        if (offset is < -int.MaxValue or > int.MaxValue) throw new ArgumentOutOfRangeException(nameof(offset), $"[diag] diagonal {offset} lies outside any matrix");
        long n = shape[0] + Math.Abs(offset);
        return (n, n);
    }

    /// <summary>The gradient of <see cref="Diagonal"/>: zeros of a shape with gy on the diagonal.</summary>
    internal static Tensor DiagonalGradient(Tensor gy, Shape shape, long offset, int axis1, int axis2)
    {
        Tensor gx = Zeros(shape, gy.DType, gy.Device);
        using Tensor diagonal = gx.Diagonal(offset, axis1, axis2);
        gx.Backend.Copy(gy, diagonal);
        return gx;
    }

    private static Shape DiagonalShape(in Shape shape, long offset, int axis1, int axis2)
    {
        int a = shape.NormalizeAxis(axis1, "diagonal"), b = shape.NormalizeAxis(axis2, "diagonal");
        if (a == b) throw new ArgumentOutOfRangeException(nameof(axis2), $"[diagonal] two different axes expected, got {axis1} and {axis2} of shape {shape}");
        Int128 rows = shape[a] + Int128.Min(offset, 0), columns = shape[b] - Int128.Max(offset, 0);
        long length = (long)Int128.Max(0, Int128.Min(rows, columns));
        Shape rest = shape.Without(Math.Max(a, b)).Without(Math.Min(a, b));
        return rest.Insert(rest.Rank, length);
    }
}
