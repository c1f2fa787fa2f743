namespace DeZeroNative.NN;

/// <summary>Gives pictures a size, whatever their proportions were: see <see cref="ImageResize"/>.</summary>
public sealed class Resize(Pair size, ResizeFilter filter = ResizeFilter.Bilinear, bool antialias = true, ImageLayout layout = ImageLayout.Auto)
    : ImageTransform(layout)
{
    private protected override string Operation => "resize";

    private protected override Tensor Apply(Tensor x, bool batch, ImageShape shape) => ImageResize.Apply(x, batch, shape, size, filter, antialias);
}
