namespace DeZeroNative.NN;

/// <summary>The residual block of ResNet-18 and 34: two 3x3 convolutions.</summary>
public sealed class BasicBlock : ResidualBlock
{
    /// <summary>Creates the layer.</summary>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="stride">Stride of the first convolution.</param>
    /// <param name="eps">What keeps the divisors of the batch normalisations from 0.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public BasicBlock(
        int inChannels, int outChannels, int stride = 1, double eps = 1e-5, DType dtype = DType.Float32, RandomGenerator? random = null)
        : base(
            [
                new Conv2d(outChannels, 3, stride, 1, noBias: true, dtype, inChannels, random: random),
                new Conv2d(outChannels, 3, 1, 1, noBias: true, dtype, outChannels, random: random),
            ],
            stride == 1 && inChannels == outChannels ? null : new Conv2d(outChannels, 1, stride, noBias: true, dtype: dtype, inChannels: inChannels, random: random),
            eps)
    {
    }
}
