namespace DeZeroNative.NN;

/// <summary>
/// SqueezeNet's building block: a 1x1 convolution that squeezes the channels, then 1x1 and 3x3 convolutions of the result side by side,
/// joined along the channels, a ReLU after each. Source: Iandola et al., "SqueezeNet", 2016.
/// </summary>
public class FireModule : Layer
{
    private readonly Conv2d _squeeze, _expand1, _expand3;

    /// <summary>Creates the layer.</summary>
    /// <param name="squeeze">Channels of the first convolution.</param>
    /// <param name="expand1x1">Channels of the 1x1 convolution after it.</param>
    /// <param name="expand3x3">Channels of the 3x3 convolution beside that.</param>
    /// <param name="inChannels">Channels of the input, or null to take them from the first x.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public FireModule(int squeeze, int expand1x1, int expand3x3, int? inChannels = null, DType dtype = DType.Float32, RandomGenerator? random = null)
    {
        _squeeze = Add("squeeze1x1", new Conv2d(squeeze, 1, dtype: dtype, inChannels: inChannels, random: random));
        _expand1 = Add("expand1x1", new Conv2d(expand1x1, 1, dtype: dtype, inChannels: squeeze, random: random));
        _expand3 = Add("expand3x3", new Conv2d(expand3x3, 3, pad: 1, dtype: dtype, inChannels: squeeze, random: random));
    }

    /// <summary>Channels of the output.</summary>
    public int OutChannels => _expand1.OutChannels + _expand3.OutChannels;

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        Variable h = Activate(_squeeze, x);
        return F.Concat([Activate(_expand1, h), Activate(_expand3, h)], axis: 1);
    }

    private static Variable Activate(Conv2d layer, Variable x)
    {
        var h = new StepValue(x);
        h.Through(layer, F.Relu, Activation.Relu);
        return h.Value;
    }
}
