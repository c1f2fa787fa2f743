namespace DeZeroNative.NN;

/// <summary>
/// SqueezeNet 1.1: AlexNet's accuracy on ImageNet with 1,235,496 parameters. Its pretrained weights want images (n, 3, 227, 227)
/// as ImageNetPreprocessing makes them. It gives scores; <see cref="F.Softmax"/> makes them probabilities.
/// Source: Iandola et al., "SqueezeNet", 2016, version 1.1 of its authors.
/// </summary>
public class SqueezeNet : Model
{
    // (squeeze, expand each way) of fire2 to fire9.
    private static readonly (int Squeeze, int Expand)[] s_fires =
        [(16, 64), (16, 64), (32, 128), (32, 128), (48, 192), (48, 192), (64, 256), (64, 256)];

    private readonly Conv2d _conv1, _conv10;
    private readonly FireModule[] _fires;
    private readonly Dropout _dropout;

    /// <summary>Creates the model.</summary>
    /// <param name="classes">Outputs.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights and dropout's choices come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public SqueezeNet(int classes = 1000, DType dtype = DType.Float32, RandomGenerator? random = null)
    {
        _conv1 = Add("conv1", new Conv2d(64, 3, stride: 2, dtype: dtype, inChannels: 3, random: random));
        _fires = new FireModule[s_fires.Length];
        int channels = _conv1.OutChannels;
        for (int i = 0; i < s_fires.Length; i++)
        {
            (int squeeze, int expand) = s_fires[i];
            _fires[i] = Add($"fire{i + 2}", new FireModule(squeeze, expand, expand, channels, dtype, random));
            channels = _fires[i].OutChannels;
        }
        _dropout = Add("dropout", new Dropout(random: random));
        _conv10 = Add("conv10", new Conv2d(classes, 1, dtype: dtype, inChannels: channels, random: random));
    }

    /// <summary>The last convolution's output, one map (n, classes, h, w) of each class, whose mean is the score.</summary>
    public Variable ClassMaps(Variable x)
    {
        var h = new StepValue(x);
        h.Through(_conv1, F.Relu, Activation.Relu);
        for (int i = 0; i < _fires.Length; i++)
        {
            if (i is 0 or 2 or 4) h.Through(Pool);
            h.Through(_fires[i]);
        }
        h.Through(_dropout);
        h.Through(_conv10, F.Relu, Activation.Relu);
        return h.Value;
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x are not images (n, 3, h, w), or too small for the poolings.</exception>
    protected override Variable Compute(Variable x) => F.GlobalAveragePooling(ClassMaps(x));

    // The original, in Caffe, rounds sizes up.
    private static Variable Pool(Variable x) => F.Pooling(x, kernelSize: 3, stride: 2, ceilMode: true);
}
