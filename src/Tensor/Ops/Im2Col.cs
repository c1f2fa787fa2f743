using DeZeroNative.Backends;

namespace DeZeroNative;

public sealed partial class Tensor
{
    /// <summary>
    /// What a window sees of images (n, c, h, w) at each of its places, zeros beyond the edges: (n oh ow, c kh kw), or
    /// (n, c, kh, kw, oh, ow) where <paramref name="toMatrix"/> is false. Of integers, as float32.
    /// </summary>
    /// <param name="kernelSize">Size of the window.</param>
    /// <param name="stride">Steps between places, 1 by default.</param>
    /// <param name="pad">Zeros put around the images.</param>
    /// <param name="toMatrix">Whether each place becomes a row of a matrix.</param>
    /// <param name="dilation">Steps between the cells of the window, 1 by default.</param>
    /// <exception cref="ShapeException">The tensor holds no images, or smaller ones than the window.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size, stride or dilation is not positive, or the padding is negative.</exception>
    public Tensor Im2Col(Pair kernelSize, Pair? stride = null, Pair pad = default, bool toMatrix = true, Pair? dilation = null)
    {
        Window window = Window.Of(kernelSize, stride, pad, dilation, "im2col");
        RequireImages(this, "im2col", "x");
        Pair places = window.Places(Shape[2], Shape[3], "im2col");
        using Tensor x = DenseOf(this, DType.ToFloating());
        Tensor y = Allocate([Shape[0], Shape[1], kernelSize.Height, kernelSize.Width, places.Height, places.Width], x.DType, Device);
        if (y.Size > 0) Backend.Im2Col(x, window, y);
        if (!toMatrix) return y;
        using (y)
        using (Tensor rows = y.Transpose(0, 4, 5, 1, 2, 3))
            return rows.Reshape((y.Shape[0] * places.Height * places.Width, Shape[1] * window.Area));
    }

    /// <summary>Checks that a tensor has the four axes (n, c, h, w), of sizes that fit 32 bits.</summary>
    private static void RequireImages(Tensor x, string operation, string name)
    {
        if (x.Rank != 4) throw new ShapeException($"[{operation}] {name} must have shape (n, c, h, w), got {x.Shape}");
        foreach (long size in x.Shape)
            if (size > int.MaxValue) throw new ShapeException($"[{operation}] an axis of {name} is too long: {x.Shape}");
    }

    /// <summary>The elements densely and of a type, for the caller to dispose: a view where possible.</summary>
    private static Tensor DenseOf(Tensor x, DType dtype)
    {
        using Tensor typed = x.DType == dtype ? x.View(x._layout) : x.To(dtype);
        return typed.ContiguousView();
    }
}
