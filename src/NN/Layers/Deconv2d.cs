namespace DeZeroNative.NN;

/// <summary>
/// Transposed convolution of images (n, c, h, w) with W (c, outputs / groups, kh, kw), plus b: see <see cref="F.Deconv2d"/> and
/// <see cref="ConvolutionLayer"/>.
/// </summary>
public class Deconv2d : ConvolutionLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="kernelSize">Size of the kernel.</param>
    /// <param name="stride">Steps between places of the kernel, 1 by default.</param>
    /// <param name="pad">Pixels cut off each edge of the output.</param>
    /// <param name="noBias">Whether b is left out.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="inChannels">Channels of the input, or null to take them from the first x.</param>
    /// <param name="outSize">Height and width of the output, where the smallest is not meant.</param>
    /// <param name="dilation">Steps between cells of the kernel, 1 by default.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <param name="random">Where W comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Deconv2d(
        int outChannels, Pair kernelSize, Pair? stride = null, Pair pad = default, bool noBias = false, DType dtype = DType.Float32, int? inChannels = null,
        Pair? outSize = null, Pair? dilation = null, int groups = 1, RandomGenerator? random = null)
        : base("deconv2d", outChannels, kernelSize, stride ?? 1, pad, noBias, dtype, dilation ?? 1, groups, random)
    {
        OutSize = outSize;
        if (inChannels is { } known) MakeWeights(known);
    }

    /// <summary>Height and width of the output, or null for the smallest.</summary>
    public Pair? OutSize { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x holds no images, or not the channels that W wants.</exception>
    protected override Variable Compute(Variable x) => F.Deconv2d(x, WeightsFor(x, rank: 4), B, Stride, Pad, OutSize, Dilation, Groups);

    private protected override Shape WeightShape(int inChannels) => (inChannels, OutChannels / Groups, KernelSize.Height, KernelSize.Width);
}
