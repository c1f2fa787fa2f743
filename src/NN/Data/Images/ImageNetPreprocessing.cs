namespace DeZeroNative.NN;

/// <summary>
/// Makes of photos, (H, W, C) uint8 as files are read, what networks trained on ImageNet take, (3, H, W) float32: resized, cut, with the
/// order and scale of colours that the weights were trained with.
/// </summary>
public sealed class ImageNetPreprocessing : Transform
{
    private readonly Compose _steps;
    private readonly ColorMode _mode;
    private readonly double[] _mean;
    private readonly double[] _deviation;

    private ImageNetPreprocessing(ColorMode mode, double[] mean, double[] deviation, Pair size, params Transform[] sizing)
    {
        (_mode, _mean, _deviation, Size) = (mode, mean, deviation, size);
        Func<Tensor, Tensor>[] first = [.. sizing];
        _steps = new Compose([.. first, new ConvertColor(mode, ImageLayout.ChannelsLast), new ToArray(), new Normalize(mean, deviation)]);
    }

    /// <summary>
    /// SqueezeNet 1.1 as trained with Caffe: the shorter side 256 (bilinear, antialiased), the middle 227 by 227, blue, green, red, minus
    /// the mean 104, 117, 123.
    /// </summary>
    public static ImageNetPreprocessing SqueezeNet { get; } = new(ColorMode.Bgr, [104, 117, 123], [1, 1, 1], 227, ShorterSide(256), Middle(227));

    /// <summary>
    /// DeZero's <c>VGG16.preprocess</c>: 224 by 224 whatever the proportions (bicubic, antialiased: Pillow's default), blue, green, red, minus
    /// the mean 103.939, 116.779, 123.68.
    /// </summary>
    public static ImageNetPreprocessing VGG16 { get; } = ForVGG16(224);

    /// <summary>
    /// Weights of PyTorch's model zoo: the shorter side 256 (bilinear, antialiased), the middle 224 by 224, red, green, blue in 0..1, minus
    /// the mean 0.485, 0.456, 0.406, divided by the deviation 0.229, 0.224, 0.225.
    /// </summary>
    public static ImageNetPreprocessing Torchvision { get; } = new(
        ColorMode.Rgb, [0.485 * 255, 0.456 * 255, 0.406 * 255], [0.229 * 255, 0.224 * 255, 0.225 * 255], 224, ShorterSide(256), Middle(224));

    /// <summary>The same for pictures that have their size already: only order and scale of the colours change.</summary>
    public ImageNetPreprocessing Colors => new(_mode, _mean, _deviation, Size);

    /// <summary>Height and width of the result, unless only the colours change.</summary>
    public Pair Size { get; }

    /// <summary>How far apart the darkest and the brightest of a colour are in the result, on average over the colours.</summary>
    public double Range => byte.MaxValue / _deviation.Average();

    internal override bool MakesItsResult => true;

    /// <summary>As <see cref="VGG16"/>, at another size.</summary>
    public static ImageNetPreprocessing ForVGG16(Pair size) => new(
        ColorMode.Bgr, [103.939, 116.779, 123.68], [1, 1, 1], size, new Resize(size, ResizeFilter.Bicubic, layout: ImageLayout.ChannelsLast));

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => _steps.Apply(x);

    /// <summary>Makes a picture (H, W, 3) of uint8 in red, green, blue again of what a network takes, (3, H, W).</summary>
    public Tensor Restore(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using Tensor centered = x * Tensor.From(_deviation, (3, 1, 1)).To(x.DType).To(x.Device);
        using Tensor colors = centered + Tensor.From(_mean, (3, 1, 1)).To(x.DType).To(x.Device);
        using Tensor picture = new ToImage().Apply(colors);
        // To swap blue and red is its own reverse.
        return new ConvertColor(_mode, ImageLayout.ChannelsLast).Apply(picture);
    }

    /// <inheritdoc/>
    public override Tensor ApplyBatch(Tensor xs) => _steps.ApplyBatch(xs);

    private static ResizeShorterSide ShorterSide(int size) => new(size, layout: ImageLayout.ChannelsLast);

    private static CenterCrop Middle(int size) => new(size, ImageLayout.ChannelsLast);
}
