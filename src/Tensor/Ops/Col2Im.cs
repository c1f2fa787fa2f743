using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// The adjoint of <see cref="Im2Col"/>: images of <paramref name="inputShape"/> (n, c, h, w) whose pixels are the sums of the
    /// elements that lie on them. What fell beyond the edges is lost.
    /// </summary>
    /// <param name="inputShape">Shape of the result.</param>
    /// <param name="kernelSize">Size of the window.</param>
    /// <param name="stride">Steps between places, 1 by default.</param>
    /// <param name="pad">Zeros that were put around the images.</param>
    /// <param name="toMatrix">Whether this is (n oh ow, c kh kw), else (n, c, kh, kw, oh, ow).</param>
    /// <param name="dilation">Steps between the cells of the window, 1 by default.</param>
    /// <exception cref="ShapeException">The tensor has not the shape that such images give.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size, stride or dilation is not positive, or the padding is negative.</exception>
    public Tensor Col2Im(Shape inputShape, Pair kernelSize, Pair? stride = null, Pair pad = default, bool toMatrix = true, Pair? dilation = null)
    {
        Window window = Window.Of(kernelSize, stride, pad, dilation, "col2im");
        inputShape.Validate("col2im");
        if (inputShape.Rank != 4) throw new ShapeException($"[col2im] the input shape must be (n, c, h, w), got {inputShape}");
        Pair places = window.Places(inputShape[2], inputShape[3], "col2im");
        long n = inputShape[0], c = inputShape[1];
        Shape cells = [n, c, kernelSize.Height, kernelSize.Width, places.Height, places.Width];
        Shape expected = toMatrix ? (n * places.Height * places.Width, c * window.Area) : cells;
        if (Shape != expected) throw new ShapeException($"[col2im] x of shape {Shape} given, {expected} expected for images of shape {inputShape} and kernel {kernelSize}");
        Tensor y = Allocate(inputShape, DType.ToFloating(), Device);
        if (y.Size == 0) return y;
        using Tensor split = toMatrix ? Reshape([n, places.Height, places.Width, c, kernelSize.Height, kernelSize.Width]) : View(_layout);
        using Tensor ordered = toMatrix ? split.Transpose(0, 3, 4, 5, 1, 2) : split.View(split._layout);
        using Tensor dense = DenseOf(ordered, y.DType);
        Backend.Col2Im(dense, window, y);
        return y;
    }
}
