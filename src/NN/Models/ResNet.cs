namespace DeZeroNative.NN;

/// <summary>
/// Residual networks of 18 to 152 layers: a 7x7 convolution, four stages <c>res2</c> to <c>res5</c> of residual blocks <c>a</c>, <c>b1</c>, <c>b2</c>, ...,
/// global average pooling and a linear layer <c>fc6</c>; the keys are DeZero's. Source: He et al., "Deep Residual Learning for Image Recognition", 2015.
/// </summary>
public class ResNet : Model
{
    private readonly Conv2d _conv1;
    private readonly BatchNorm _bn1;
    private readonly Layer[] _stages;
    private readonly Linear _fc6;
    private readonly int _poolPad;

    /// <summary>Creates the model.</summary>
    /// <param name="layers">18, 34, 50, 101 or 152.</param>
    /// <param name="classes">Outputs.</param>
    /// <param name="form">Whose details: those of the weights that are to be loaded.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public ResNet(int layers, int classes = 1000, ResNetForm form = ResNetForm.PyTorch, DType dtype = DType.Float32, RandomGenerator? random = null)
    {
        int[] blocks = layers switch
        {
            18 => [2, 2, 2, 2],
            34 or 50 => [3, 4, 6, 3],
            101 => [3, 4, 23, 3],
            152 => [3, 8, 36, 3],
            _ => throw new ArgumentOutOfRangeException(nameof(layers), $"[resnet] 18, 34, 50, 101 or 152 layers, got {layers}"),
        };
        bool isDeZero = form == ResNetForm.DeZero;
        double eps = isDeZero ? 2e-5 : 1e-5;
        _poolPad = isDeZero ? 0 : 1;
        _conv1 = Add("conv1", new Conv2d(64, 7, 2, 3, noBias: !isDeZero, dtype, inChannels: 3, random: random));
        _bn1 = Add("bn1", new BatchNorm(eps: eps, channels: 64, dtype: dtype));
        _stages = new Layer[blocks.Length];
        int channels = 64;
        for (int i = 0; i < blocks.Length; i++)
        {
            int width = 64 << i, outChannels = layers < 50 ? width : 4 * width;
            Layer Block(int inChannels, int stride) =>
                layers < 50
                    ? new BasicBlock(inChannels, outChannels, stride, eps, dtype, random)
                    : new BottleneckBlock(inChannels, width, outChannels, stride, isDeZero, eps, dtype, random);
            Layer[] stage = new Layer[blocks[i]];
            for (int b = 0; b < stage.Length; b++) stage[b] = b == 0 ? Block(channels, i == 0 ? 1 : 2) : Block(outChannels, 1);
            _stages[i] = Add($"res{i + 2}", new ResNetStage(stage));
            channels = outChannels;
        }
        _fc6 = Add("fc6", new Linear(classes, dtype: dtype, inSize: channels, random: random));
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x are not images (n, 3, h, w).</exception>
    protected override Variable Compute(Variable x)
    {
        var h = new StepValue(x);
        h.Through(_conv1);
        h.Through(_bn1);
        h.Through(F.Relu);
        h.Through(images => F.Pooling(images, kernelSize: 3, stride: 2, pad: _poolPad));
        foreach (Layer stage in _stages) h.Through(stage);
        h.Through(F.GlobalAveragePooling);
        h.Through(_fc6);
        return h.Value;
    }
}
