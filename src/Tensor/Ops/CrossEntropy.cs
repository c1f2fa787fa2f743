namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>-mean over rows of log softmax(x)[row, t[row]], for logits x (n, classes) and labels t (n).</summary>
    /// <exception cref="ShapeException">x is no matrix, or t has not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside 0..classes-1 (an OpenCL device raises it when it is waited for).</exception>
    public static Tensor CrossEntropy(Tensor x, Tensor t)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(t);
        using Tensor labels = Labels(x, t, "cross_entropy");
        using Tensor logits = Logits(x);
        Tensor y = Allocate(Layout.Scalar, logits.DType, x.Device);
        y.Backend.CrossEntropy(logits, labels, y);
        return y;
    }

    /// <summary>The gradient of <see cref="CrossEntropy"/> with respect to x: (softmax(x) - onehot(t)) gy / n.</summary>
    internal static Tensor CrossEntropyGradient(Tensor x, Tensor t, Tensor gy)
    {
        using Tensor labels = Labels(x, t, "cross_entropy");
        using Tensor logits = Logits(x);
        Tensor y = Allocate(logits.Layout, logits.DType, x.Device);
        y.Backend.CrossEntropyGradient(logits, labels, gy, y);
        return y;
    }

    private static Tensor Logits(Tensor x)
    {
        using Tensor real = x.DType.IsFloat() ? x.View(x._layout) : x.To(DType.Float32);
        return real.ContiguousView();
    }

    private static Tensor Labels(Tensor x, Tensor t, string operation)
    {
        RequireDevice(x.Device, t, operation);
        if (x.Rank != 2 || t.Rank != 1 || t.Shape[0] != x.Shape[0] || x.Size == 0)
            throw new ShapeException($"[{operation}] logits (n, classes) and labels (n) expected, got {x.Shape} and {t.Shape}");
        if (!t.DType.IsInteger()) throw new DTypeException($"[{operation}] labels must be integers, got {t.DType.Name()}");
        using Tensor wide = t.DType == DType.Int64 ? t.View(t._layout) : t.To(DType.Int64);
        Tensor labels = wide.ContiguousView();
        labels.Backend.CheckIndices(labels, 0, x.Shape[1], operation);
        return labels;
    }
}
