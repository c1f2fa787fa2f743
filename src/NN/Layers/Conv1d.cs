namespace DeZeroNative.NN;

/// <summary>Convolution along sequences (n, c, l) with W (outputs, c / groups, k), plus b: see <see cref="F.Conv1d"/> and <see cref="ConvolutionLayer"/>.</summary>
public class Conv1d : ConvolutionLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="kernelSize">Length of the kernel.</param>
    /// <param name="stride">Steps between places of the kernel.</param>
    /// <param name="pad">Zeros at both ends of the sequences.</param>
    /// <param name="noBias">Whether b is left out.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="inChannels">Channels of the input, or null to take them from the first x.</param>
    /// <param name="dilation">Steps between cells of the kernel.</param>
    /// <param name="groups">Groups of channels that do not mix.</param>
    /// <param name="random">Where W comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Conv1d(
        int outChannels, int kernelSize, int stride = 1, int pad = 0, bool noBias = false, DType dtype = DType.Float32, int? inChannels = null,
        int dilation = 1, int groups = 1, RandomGenerator? random = null)
        : base("conv1d", outChannels, (1, kernelSize), (1, stride), (0, pad), noBias, dtype, (1, dilation), groups, random)
    {
        if (inChannels is { } known) MakeWeights(known);
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x holds no sequences, or not the channels that W wants.</exception>
    protected override Variable Compute(Variable x) =>
        F.Conv1d(x, WeightsFor(x, rank: 3), B, Stride.Width, Pad.Width, Dilation.Width, Groups);

    private protected override Shape WeightShape(int inChannels) => (OutChannels, inChannels < 0 ? -1 : inChannels / Groups, KernelSize.Width);
}
