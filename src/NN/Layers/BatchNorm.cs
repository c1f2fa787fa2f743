namespace DeZeroNative.NN;

/// <summary>
/// Batch normalization of x (n, c, ...) with a learned scale gamma and shift beta of each channel: see <see cref="F.BatchNorm"/>. It keeps running
/// statistics in training and uses them in <see cref="TestMode"/>. Without a number of channels, all is made at the first call.
/// </summary>
public class BatchNorm : Layer
{
    private readonly Lock _lock = new();

    /// <summary>Creates the layer, with DeZero's numbers.</summary>
    /// <param name="decay">What is kept of the running statistics in a step.</param>
    /// <param name="eps">What is added to the variance; PyTorch's is 1e-5.</param>
    /// <param name="momentum">PyTorch's word for what is replaced of the running statistics in a step, 1 - decay; its default is 0.1.</param>
    /// <param name="dtype">Type of parameters and running statistics.</param>
    /// <param name="channels">Channels, or null to take them from the first x.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BatchNorm(double decay = 0.9, double eps = 2e-5, double? momentum = null, DType dtype = DType.Float32, int? channels = null)
    {
        Decay = momentum is { } replaced ? 1 - replaced : decay;
        if (Decay is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(decay), $"[batch_norm] decay must be in [0, 1], got {Decay}");
        if (!dtype.IsFloat()) throw new DTypeException($"[batch_norm] parameters are float32 or float64, not {dtype.Name()}");
        Eps = eps;
        DType = dtype;
        DeclareParameter("gamma", -1, dtype);
        DeclareParameter("beta", -1, dtype);
        DeclareBuffer("avg_mean", -1, dtype);
        DeclareBuffer("avg_var", -1, dtype);
        if (channels is { } known) Make(known);
    }

    /// <summary>What is kept of the running statistics in a step.</summary>
    public double Decay { get; }

    /// <summary>What is added to the variance.</summary>
    public double Eps { get; }

    /// <summary>Type of parameters and running statistics.</summary>
    public DType DType { get; }

    /// <summary>The scales (channels), or null before they are made.</summary>
    public Parameter? Gamma => FindParameter("gamma");

    /// <summary>The shifts (channels), or null before they are made.</summary>
    public Parameter? Beta => FindParameter("beta");

    /// <summary>The running means (channels), or null before they are made.</summary>
    public Tensor? AvgMean => FindBuffer("avg_mean");

    /// <summary>The running variances (channels), or null before they are made.</summary>
    public Tensor? AvgVar => FindBuffer("avg_var");

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x has no channels, or others than the layer.</exception>
    protected override Variable Compute(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Rank < 2) throw new ShapeException($"[batch_norm] x (n, channels, ...) expected, got shape {x.Shape}");
        if (AvgVar is null) Make(x.Shape[1]);
        return F.BatchNorm(x, Gamma!, Beta!, AvgMean!, AvgVar!, Decay, Eps);
    }

    private void Make(long channels)
    {
        if (channels <= 0) throw new ArgumentOutOfRangeException(nameof(channels), $"[batch_norm] the channels must be positive, got {channels}");
        lock (_lock)
        {
            if (AvgVar is not null) return;
            AddParameter("gamma", Tensor.Ones(channels, DType, Device));
            AddParameter("beta", Tensor.Zeros(channels, DType, Device));
            AddBuffer("avg_mean", Tensor.Zeros(channels, DType, Device));
            AddBuffer("avg_var", Tensor.Ones(channels, DType, Device));
        }
    }
}
