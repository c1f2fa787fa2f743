namespace DeZeroNative.NN;

/// <summary>Gives the shorter side of pictures a length and keeps their proportions; the longer side is rounded down. See <see cref="ImageResize"/>.</summary>
public sealed class ResizeShorterSide(
    int size, ResizeFilter filter = ResizeFilter.Bilinear, bool antialias = true, ImageLayout layout = ImageLayout.Auto)
    : ImageTransform(layout)
{
    private protected override string Operation => "resize";

    private protected override Tensor Apply(Tensor x, bool batch, ImageShape shape)
    {
        if (x.Size == 0) throw new ShapeException($"[resize] a picture of shape {x.Shape} has no pixels");
        int shorter = Math.Min(shape.Height, shape.Width);
        Pair sizes = (Scaled(shape.Height, shorter), Scaled(shape.Width, shorter));
        return ImageResize.Apply(x, batch, shape, sizes, filter, antialias);
    }

    private int Scaled(int length, int shorter) => checked((int)((long)length * size / shorter));
}
