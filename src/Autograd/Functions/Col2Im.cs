namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// The adjoint of <see cref="Im2Col"/>: images of <paramref name="inputShape"/> (n, c, h, w) whose pixels are the sums of the elements
    /// of x that lie on them.
    /// </summary>
    /// <exception cref="ShapeException">x has not the shape that such images give.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size, stride or dilation is not positive, or the padding is negative.</exception>
    public static Variable Col2Im(
        Variable x, Shape inputShape, Pair kernelSize, Pair? stride = null, Pair pad = default, bool toMatrix = true, Pair? dilation = null) =>
        new Col2ImFunction(inputShape, kernelSize, stride, pad, toMatrix, dilation).Apply(x);
}

internal sealed class Col2ImFunction(Shape inputShape, Pair kernelSize, Pair? stride, Pair pad, bool toMatrix, Pair? dilation) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Col2Im(inputShape, kernelSize, stride, pad, toMatrix, dilation);

    protected override Variable Backward(Variable gy) => F.Im2Col(gy, kernelSize, stride, pad, toMatrix, dilation);
}
