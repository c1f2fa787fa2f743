namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The matrix product over the last two axes, leading axes broadcast as batches; a vector on the left is a row, on the
    /// right a column, and its added axis is dropped from the result. Of integers, as float32.
    /// </summary>
    /// <exception cref="ShapeException">The inner sizes differ, the leading axes do not broadcast, or an operand has no axes.</exception>
    public static Tensor MatMul(Tensor a, Tensor b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        RequireDevice(a.Device, b, "matmul");
        if (a.Rank == 0 || b.Rank == 0) throw new ShapeException($"[matmul] operands need at least one axis: {a.Shape} x {b.Shape}");
        long inner = a.Shape[^1];
        if (inner != b.Shape[b.Rank == 1 ? ^1 : ^2]) throw new ShapeException($"[matmul] inner sizes differ: {a.Shape} x {b.Shape}");

        DType dtype = DTypeExtensions.Promote(a.DType, b.DType).ToFloating();
        Shape matrixA = a.Rank == 1 ? (1, inner) : a.Shape, matrixB = b.Rank == 1 ? (inner, 1) : b.Shape;
        Shape batch = DeZeroNative.Shape.Broadcast(new(matrixA.Sizes[..^2]), new(matrixB.Sizes[..^2]), "matmul");
        long m = matrixA[^2], n = matrixB[^1];
        if (Math.Max(Math.Max(m, n), inner) > int.MaxValue) throw new ShapeException($"[matmul] an axis is too long: {a.Shape} x {b.Shape}");
        using Tensor left = GemmOperand(a, dtype, matrixA, batch), right = GemmOperand(b, dtype, matrixB, batch);
        Tensor y = Allocate(Append(batch, m, n), dtype, a.Device);
        y.Backend.Gemm(1, left, right, 0, y);
        if (a.Rank > 1 && b.Rank > 1) return y;
        Shape dropped = y.Shape;
        if (b.Rank == 1) dropped = dropped.Without(dropped.Rank - 1);
        if (a.Rank == 1) dropped = dropped.Without(batch.Rank);
        Tensor result = y.View(Layout.Contiguous(dropped));
        y.Dispose();
        return result;
    }

    /// <inheritdoc cref="MatMul(Tensor, Tensor)"/>
    public Tensor MatMul(Tensor b) => MatMul(this, b);

    /// <summary>
    /// An operand as the backend wants it, for the caller to dispose: of the result's type, with the batch axes of the result,
    /// and one of the two matrix strides 1. Only a matrix with gaps in both directions is copied.
    /// </summary>
    internal static Tensor GemmOperand(Tensor x, DType dtype, in Shape matrix, in Shape batch)
    {
        // What nearly every operand is: nothing to convert, to fold or to broadcast.
        if (batch.Rank == 0 && x.DType == dtype && x.Shape == matrix && IsGemmReady(matrix[^2], matrix[^1], x.Strides[^2], x.Strides[^1])) return x.View(x._layout);
        Tensor typed = x.DType == dtype ? x.View(x._layout) : x.To(dtype);
        Tensor shaped = typed.Reshape(matrix);
        typed.Dispose();
        Layout layout = shaped._layout;
        if (!IsGemmReady(matrix[^2], matrix[^1], layout.Strides[^2], layout.Strides[^1]))
        {
            Tensor dense = shaped.Clone();
            shaped.Dispose();
            shaped = dense;
        }
        Tensor result = shaped.View(shaped._layout.BroadcastTo(Append(batch, matrix[^2], matrix[^1])));
        shaped.Dispose();
        return result;
    }

    private static bool IsGemmReady(long rows, long columns, long rowStride, long columnStride) =>
        Math.Max(rowStride, columnStride) <= int.MaxValue &&
        (((columns == 1 || columnStride == 1) && (rows == 1 || rowStride >= columns)) ||
        ((rows == 1 || rowStride == 1) && (columns == 1 || columnStride >= rows)));

    private static Shape Append(in Shape batch, long m, long n)
    {
        Span<long> sizes = stackalloc long[batch.Rank + 2];
        batch.Sizes.CopyTo(sizes);
        sizes[^2] = m;
        sizes[^1] = n;
        return new(sizes);
    }
}
