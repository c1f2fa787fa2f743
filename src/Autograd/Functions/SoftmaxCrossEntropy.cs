namespace DeZeroNative;

public static partial class F
{
    /// <summary>-mean over rows of log softmax(x)[row, t[row]], for logits x (n, classes) and labels t (n).</summary>
    /// <exception cref="ShapeException">x is no matrix, or t has not one label per row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is outside the classes (an OpenCL device raises it when it is waited for).</exception>
    public static Variable SoftmaxCrossEntropy(Variable x, Variable t)
    {
        ArgumentNullException.ThrowIfNull(t);
        return new SoftmaxCrossEntropyFunction(t.Data).Apply(x);
    }
}

internal sealed class SoftmaxCrossEntropyFunction(Tensor t) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => Tensor.CrossEntropy(x, t);

    protected override Variable Backward(Variable gy)
    {
        using Tensor classes = Tensor.Arange(X.Shape[1], DType.Int64, t.Device), labels = t.ExpandDims(1), hot = Tensor.Equal(labels, classes);
        return (F.Softmax(X) - hot.To(gy.DType)) * (gy / (double)X.Length);
    }

    protected override Tensor BackwardFused(Tensor gy) => Tensor.CrossEntropyGradient(X.Data, t, gy);
}
