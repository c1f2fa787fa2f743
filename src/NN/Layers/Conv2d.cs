namespace DeZeroNative.NN;

/// <summary>Convolution of images (n, c, h, w) with W (outputs, c / groups, kh, kw), plus b: see <see cref="F.Conv2d"/> and <see cref="ConvolutionLayer"/>.</summary>
public class Conv2d : ConvolutionLayer, IActivated
{
    /// <summary>Creates the layer.</summary>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="kernelSize">Size of the kernel.</param>
    /// <param name="stride">Steps between places of the kernel, 1 by default.</param>
    /// <param name="pad">Zeros around the images.</param>
    /// <param name="noBias">Whether b is left out.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="inChannels">Channels of the input, or null to take them from the first x.</param>
    /// <param name="dilation">Steps between cells of the kernel, 1 by default.</param>
    /// <param name="groups">Groups of channels that do not mix; the number of channels for a depthwise convolution.</param>
    /// <param name="random">Where W comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Conv2d(
        int outChannels, Pair kernelSize, Pair? stride = null, Pair pad = default, bool noBias = false, DType dtype = DType.Float32, int? inChannels = null,
        Pair? dilation = null, int groups = 1, RandomGenerator? random = null)
        : base("conv2d", outChannels, kernelSize, stride ?? 1, pad, noBias, dtype, dilation ?? 1, groups, random)
    {
        if (inChannels is { } known) MakeWeights(known);
    }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x holds no images, or not the channels that W wants.</exception>
    protected override Variable Compute(Variable x) => Forward(x, Activation.None);

    /// <summary>W, made for the channels of images where it is not there yet.</summary>
    internal Parameter WeightsFor(Tensor x) => WeightsFor(x, rank: 4);

    internal override void AddTo(InferencePlan plan)
    {
        // One of the user's own may compute something else.
        if (GetType() == typeof(Conv2d)) plan.Append(this, Activation.None);
        else base.AddTo(plan);
    }

    bool IActivated.TakesActivation => GetType() == typeof(Conv2d) && !HasHooks;

    Variable IActivated.Forward(Variable x, Activation activation) => Forward(x, activation);

    void IActivated.AddTo(InferencePlan plan, Activation activation) => plan.Append(this, activation);

    private Variable Forward(Variable x, Activation activation) => F.Conv2d(x, WeightsFor(x, rank: 4), B, Stride, Pad, Dilation, Groups, activation);

    private protected override Shape WeightShape(int inChannels) =>
        (OutChannels, inChannels < 0 ? -1 : inChannels / Groups, KernelSize.Height, KernelSize.Width);
}
