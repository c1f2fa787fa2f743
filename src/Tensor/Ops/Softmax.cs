namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>exp(x) / sum(exp(x)) along an axis, shifted by the largest element so that nothing overflows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor Softmax(int axis = -1) => AlongRows(this, axis, "softmax", static (x, y) => x.Backend.Softmax(x, y));

    /// <summary>The logarithm of the softmax along an axis, without forming the softmax.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The axis is out of range.</exception>
    public Tensor LogSoftmax(int axis = -1) => AlongRows(this, axis, "log_softmax", static (x, y) => x.Backend.LogSoftmax(x, y));

    /// <summary>Runs a row kernel along any axis: the axis is brought last, and the result seen from its old place.</summary>
    private static Tensor AlongRows(Tensor x, int axis, string operation, Action<Tensor, Tensor> kernel)
    {
        int k = x.Shape.NormalizeAxis(axis, operation);
        if (x.Shape[k] > int.MaxValue) throw new ShapeException($"[{operation}] axis {axis} of shape {x.Shape} is too long");
        using Tensor real = x.DType.IsFloat() ? x.View(x._layout) : x.To(DType.Float32);
        using Tensor swapped = real.SwapAxes(k, -1);
        using Tensor dense = swapped.ContiguousView();
        long n = dense.Shape[^1];
        Shape matrix = (n == 0 ? 0 : dense.Size / n, n);
        using Tensor rows = dense.View(Layout.Contiguous(matrix));
        using Tensor y = Allocate(matrix, rows.DType, x.Device);
        if (y.Size > 0) kernel(rows, y);
        using Tensor shaped = y.View(Layout.Contiguous(dense.Shape));
        return shaped.SwapAxes(k, -1);
    }
}
