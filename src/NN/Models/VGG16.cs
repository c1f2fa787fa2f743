namespace DeZeroNative.NN;

/// <summary>
/// The network VGG-16: thirteen 3x3 convolutions in five blocks, each block ending in a 2x2 max pooling, then three linear layers.
/// 138,357,544 parameters under DeZero's keys, <c>conv1_1/W</c> to <c>fc8/b</c>; its weight file <c>vgg16.npz</c> loads, and wants
/// images as ImageNetPreprocessing makes them. Source: Simonyan and Zisserman, "Very Deep Convolutional Networks", 2014.
/// </summary>
public class VGG16 : Model
{
    private const int ImageScale = 32;
    private static readonly int[][] s_channels = [[64, 64], [128, 128], [256, 256, 256], [512, 512, 512], [512, 512, 512]];
    private readonly Conv2d[][] _blocks = new Conv2d[s_channels.Length][];
    private readonly Linear _fc6, _fc7, _fc8;
    private readonly Dropout _dropout;

    /// <summary>Creates the model.</summary>
    /// <param name="classes">Outputs.</param>
    /// <param name="imageSize">Height and width of the images, which decide the inputs of <c>fc6</c>; 32 at least.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights and dropout's choices come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public VGG16(int classes = 1000, int imageSize = 224, DType dtype = DType.Float32, RandomGenerator? random = null)
    {
        if (imageSize < ImageScale) throw new ArgumentOutOfRangeException(nameof(imageSize), $"[vgg16] images are {ImageScale} pixels at least, got {imageSize}");
        int channels = 3;
        for (int block = 0; block < s_channels.Length; block++)
        {
            _blocks[block] = new Conv2d[s_channels[block].Length];
            for (int i = 0; i < _blocks[block].Length; i++)
            {
                var conv = new Conv2d(s_channels[block][i], 3, pad: 1, dtype: dtype, inChannels: channels, random: random);
                _blocks[block][i] = Add($"conv{block + 1}_{i + 1}", conv);
                channels = conv.OutChannels;
            }
        }
        int side = imageSize / ImageScale;
        _fc6 = Add("fc6", new Linear(4096, dtype: dtype, inSize: channels * side * side, random: random));
        _fc7 = Add("fc7", new Linear(4096, dtype: dtype, inSize: _fc6.OutSize, random: random));
        _fc8 = Add("fc8", new Linear(classes, dtype: dtype, inSize: _fc7.OutSize, random: random));
        _dropout = Add("dropout", new Dropout(random: random));
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x are not images (n, 3, h, w) of the size that the model was made for.</exception>
    protected override Variable Compute(Variable x)
    {
        var h = new StepValue(x);
        foreach (Conv2d[] block in _blocks)
        {
            foreach (Conv2d conv in block) h.Through(conv, F.Relu, Activation.Relu);
            h.Through(static images => F.Pooling(images, kernelSize: 2, stride: 2));
        }
        h.Through(static images => F.Flatten(images));
        foreach (Linear fc in (ReadOnlySpan<Linear>)[_fc6, _fc7])
        {
            h.Through(fc, F.Relu, Activation.Relu);
            h.Through(_dropout);
        }
        h.Through(_fc8);
        return h.Value;
    }
}
