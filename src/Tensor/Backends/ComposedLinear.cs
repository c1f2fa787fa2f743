namespace DeZeroNative.Backends;

/// <summary>activation(x w + b) made of <see cref="IBackend.Copy"/>, <see cref="IBackend.Gemm"/> and <see cref="IBackend.Unary"/>.</summary>
internal static class ComposedLinear
{
    internal static void Run(IBackend backend, Tensor x, Tensor w, Tensor? b, Activation activation, Tensor y)
    {
        // The product is added to rows of the bias: one pass over y less than adding the bias after.
        if (b is not null)
        {
            using Tensor rows = b.View(b.Layout.BroadcastTo(y.Shape));
            backend.Copy(rows, y);
        }
        backend.Gemm(1, x, w, b is null ? 0 : 1, y);
        Activate(backend, activation, y);
    }

    /// <summary>y = activation(y).</summary>
    internal static void Activate(IBackend backend, Activation activation, Tensor y)
    {
        switch (activation)
        {
            case Activation.Relu: backend.Unary<ReluOp>(y, y); break;
            case Activation.Sigmoid: backend.Unary<SigmoidOp>(y, y); break;
            case Activation.Tanh: backend.Unary<TanhOp>(y, y); break;
            default: break;
        }
    }
}
