namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>x w + b over the last axis of x, for x (..., inputs), w (inputs, outputs) and b (outputs), which may be left out.</summary>
    /// <exception cref="ShapeException">The sizes do not fit.</exception>
    public static Tensor Linear(Tensor x, Tensor w, Tensor? b = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        if (x.Rank == 0 || w.Rank != 2 || x.Shape[^1] != w.Shape[0])
            throw new ShapeException($"[linear] x (..., inputs) and w (inputs, outputs) expected, got {x.Shape} and {w.Shape}");
        if (b is not null && (b.Rank != 1 || b.Shape[0] != w.Shape[1]))
            throw new ShapeException($"[linear] bias of shape ({w.Shape[1]},) expected, got {b.Shape}");
        if (b is null || x.DType != w.DType || b.DType != w.DType || !w.DType.IsFloat())
        {
            Tensor product = MatMul(x, w);
            if (b is null) return product;
            using (product) return product + b;
        }
        RequireDevice(x.Device, w, "linear");
        RequireDevice(x.Device, b, "linear");

        // The product is added to rows of the bias: one pass over y less than adding the bias after.
        Shape batch = default, shape = x.Shape.With(x.Rank - 1, w.Shape[1]);
        long rows = x.Size / Math.Max(1, x.Shape[^1]);
        using Tensor matrix = x.Reshape((rows, x.Shape[^1]));
        using Tensor left = GemmOperand(matrix, w.DType, matrix.Shape, batch), right = GemmOperand(w, w.DType, w.Shape, batch);
        using Tensor y = Allocate((rows, w.Shape[1]), w.DType, x.Device);
        using Tensor bias = b.BroadcastView(y.Shape, "linear");
        y.Backend.Copy(bias, y);
        y.Backend.Gemm(1, left, right, 1, y);
        return y.View(Layout.Contiguous(shape));
    }
}
