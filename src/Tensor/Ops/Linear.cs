using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// activation(x w + b) over the last axis of x, for x (..., inputs), w (inputs, outputs) and b (outputs), which may be left out.
    /// </summary>
    /// <exception cref="ShapeException">The sizes do not fit.</exception>
    public static Tensor Linear(Tensor x, Tensor w, Tensor? b = null, Activation activation = Activation.None)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(w);
        if (x.Rank == 0 || w.Rank != 2 || x.Shape[^1] != w.Shape[0])
            throw new ShapeException($"[linear] x (..., inputs) and w (inputs, outputs) expected, got {x.Shape} and {w.Shape}");
        if (b is not null && (b.Rank != 1 || b.Shape[0] != w.Shape[1]))
            throw new ShapeException($"[linear] bias of shape ({w.Shape[1]},) expected, got {b.Shape}");
        RequireActivation(activation, "linear");
        RequireDevice(x.Device, w, "linear");
        if (b is not null) RequireDevice(x.Device, b, "linear");
        if (x.DType != w.DType || (b is not null && b.DType != w.DType) || !w.DType.IsFloat()) return MixedLinear(x, w, b, activation);

        long rows = x.Shape.With(x.Rank - 1, 1).Size;
        using Tensor left = LinearRows(x, rows), right = GemmOperand(w, w.DType, w.Shape, batch: default);
        using Tensor? bias = b?.ContiguousView();
        Tensor y = Allocate((rows, w.Shape[1]), w.DType, x.Device);
        y.Backend.Linear(left, right, bias, activation, y);
        if (x.Rank == 2) return y;
        using (y) return y.View(Layout.Contiguous(x.Shape.With(x.Rank - 1, w.Shape[1])));
    }

    private static Tensor LinearRows(Tensor x, long rows)
    {
        if (x.Rank == 2) return GemmOperand(x, x.DType, x.Shape, default);
        using Tensor matrix = x.Reshape((rows, x.Shape[^1]));
        return GemmOperand(matrix, x.DType, matrix.Shape, default);
    }

    // Of several types each step promotes by itself.
    private static Tensor MixedLinear(Tensor x, Tensor w, Tensor? b, Activation activation)
    {
        Tensor y = MatMul(x, w);
        if (b is not null)
        {
            Tensor sum = y + b;
            y.Dispose();
            y = sum;
        }
        ComposedLinear.Activate(y.Backend, activation, y);
        return y;
    }
}
