namespace DeZeroNative;

public static partial class F
{
    /// <summary>
    /// What a window sees of images (n, c, h, w) at each of its places, zeros beyond the edges: (n oh ow, c kh kw), or
    /// (n, c, kh, kw, oh, ow) where <paramref name="toMatrix"/> is false.
    /// </summary>
    /// <exception cref="ShapeException">x holds no images, or smaller ones than the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size, stride or dilation is not positive, or the padding is negative.</exception>
    public static Variable Im2Col(Variable x, Pair kernelSize, Pair? stride = null, Pair pad = default, bool toMatrix = true, Pair? dilation = null) =>
        new Im2ColFunction(kernelSize, stride, pad, toMatrix, dilation).Apply(x);
}

internal sealed class Im2ColFunction(Pair kernelSize, Pair? stride, Pair pad, bool toMatrix, Pair? dilation) : UnaryFunction
{
    protected override Tensor Forward(Tensor x) => x.Im2Col(kernelSize, stride, pad, toMatrix, dilation);

    protected override Variable Backward(Variable gy) => F.Col2Im(gy, X.Shape, kernelSize, stride, pad, toMatrix, dilation);
}
