namespace DeZeroNative.NN;

/// <summary>The residual block of ResNet-50 and deeper: a 1x1 convolution to fewer channels, a 3x3, and a 1x1 to more.</summary>
public sealed class BottleneckBlock : ResidualBlock
{
    /// <summary>Creates the layer.</summary>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="midChannels">Channels of the 3x3 convolution.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="stride">Stride of the block.</param>
    /// <param name="strideOn1x1">Whether the first 1x1 convolution has the stride, as in <see cref="ResNetForm.DeZero"/>, or the 3x3.</param>
    /// <param name="eps">What keeps the divisors of the batch normalisations from 0.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public BottleneckBlock(
        int inChannels, int midChannels, int outChannels, int stride = 1, bool strideOn1x1 = false, double eps = 1e-5, DType dtype = DType.Float32,
        RandomGenerator? random = null)
        : base(
            [
                new Conv2d(midChannels, 1, strideOn1x1 ? stride : 1, 0, noBias: true, dtype, inChannels, random: random),
                new Conv2d(midChannels, 3, strideOn1x1 ? 1 : stride, 1, noBias: true, dtype, midChannels, random: random),
                new Conv2d(outChannels, 1, 1, 0, noBias: true, dtype, midChannels, random: random),
            ],
            stride == 1 && inChannels == outChannels ? null : new Conv2d(outChannels, 1, stride, noBias: true, dtype: dtype, inChannels: inChannels, random: random),
            eps)
    {
    }
}
