namespace DeZeroNative.NN;

/// <summary>
/// What the layers of convolution share: their window, and W and b. Without a number of input channels, W is made at the first
/// call. W starts normally distributed with deviation sqrt(1 / (input channels of a group * cells of the kernel)), b with zeros.
/// </summary>
public abstract class ConvolutionLayer : Layer
{
    private readonly string _operation;
    private readonly RandomGenerator _random;
    private readonly Lock _lock = new();

    private protected ConvolutionLayer(
        string operation, int outChannels, Pair kernelSize, Pair stride, Pair pad, bool noBias, DType dtype, Pair dilation, int groups, RandomGenerator? random)
    {
        RequirePositive(operation, outChannels, "number of output channels");
        RequirePositive(operation, groups, "number of groups");
        _ = Backends.Window.Of(kernelSize, stride, pad, dilation, operation);
        if (outChannels % groups != 0)
            throw new ArgumentOutOfRangeException(nameof(groups), $"[{operation}] {groups} groups do not divide {outChannels} output channels");
        if (!dtype.IsFloat()) throw new DTypeException($"[{operation}] parameters are float32 or float64, not {dtype.Name()}");
        (_operation, OutChannels, KernelSize, Stride, Pad, Dilation, Groups, DType) = (operation, outChannels, kernelSize, stride, pad, dilation, groups, dtype);
        _random = AddGenerator(random);
        DeclareParameter("W", WeightShape(-1), dtype);
        if (!noBias) B = AddParameter("b", Tensor.Zeros(outChannels, dtype));
    }

    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; }

    /// <summary>Size of the kernel.</summary>
    public Pair KernelSize { get; }

    /// <summary>Steps between places of the kernel.</summary>
    public Pair Stride { get; }

    /// <summary>Zeros around the input.</summary>
    public Pair Pad { get; }

    /// <summary>Steps between cells of the kernel.</summary>
    public Pair Dilation { get; }

    /// <summary>Groups of channels that do not mix.</summary>
    public int Groups { get; }

    /// <summary>Type of the parameters.</summary>
    public DType DType { get; }

    /// <summary>The weights, or null before they are made.</summary>
    public Parameter? W => FindParameter("W");

    /// <summary>The bias (output channels), or null where there is none.</summary>
    public Parameter? B { get; }

    /// <summary>The shape of W for a number of input channels; -1 where the number is not known.</summary>
    private protected abstract Shape WeightShape(int inChannels);

    /// <summary>W, made for x where it does not exist yet.</summary>
    private protected Parameter WeightsFor(Variable x, int rank)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (W is { } made) return made;
        if (x.Rank != rank) throw new ShapeException($"[{_operation}] x must have {rank} axes, (n, c, ...), got shape {x.Shape}");
        return MakeWeights(checked((int)x.Shape[1]));
    }

    /// <summary>Makes W for a number of input channels.</summary>
    private protected Parameter MakeWeights(int inChannels)
    {
        RequirePositive(_operation, inChannels, "number of input channels");
        if (inChannels % Groups != 0)
            throw new ShapeException($"[{_operation}] {Groups} groups do not divide {inChannels} input and {OutChannels} output channels");
        double inputs = (double)(inChannels / Groups) * KernelSize.Height * KernelSize.Width;
        lock (_lock)
            return W ?? AddParameter("W", _random.Normal(WeightShape(inChannels), 0, Math.Sqrt(1 / inputs), DType, Device));
    }

    private static void RequirePositive(string operation, int value, string what)
    {
        if (value <= 0) throw new ArgumentOutOfRangeException(what, $"[{operation}] the {what} must be positive, got {value}");
    }
}
