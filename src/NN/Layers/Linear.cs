namespace DeZeroNative.NN;

/// <summary>
/// x W + b over the last axis, for W (inputs, outputs) and b (outputs). Without an input size, W is made at the first call.
/// W starts normally distributed with deviation sqrt(1 / inputs), b with zeros.
/// </summary>
public class Linear : Layer, IActivated
{
    private readonly RandomGenerator _random;
    private readonly Lock _lock = new();

    /// <summary>Creates the layer.</summary>
    /// <param name="outSize">Outputs.</param>
    /// <param name="noBias">Whether b is left out.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="inSize">Inputs, or null to take them from the first x.</param>
    /// <param name="random">Where W comes from; null for <see cref="RandomGenerator.Default"/>.</param>
    public Linear(int outSize, bool noBias = false, DType dtype = DType.Float32, int? inSize = null, RandomGenerator? random = null)
    {
        if (outSize <= 0) throw new ArgumentOutOfRangeException(nameof(outSize), $"[linear] the output size must be positive, got {outSize}");
        if (!dtype.IsFloat()) throw new DTypeException($"[linear] parameters are float32 or float64, not {dtype.Name()}");
        OutSize = outSize;
        DType = dtype;
        _random = AddGenerator(random);
        DeclareParameter("W", (-1, outSize), dtype);
        if (!noBias) B = AddParameter("b", Tensor.Zeros(outSize, dtype));
        if (inSize is { } known) MakeWeights(known);
    }

    /// <summary>Outputs.</summary>
    public int OutSize { get; }

    /// <summary>Type of the parameters.</summary>
    public DType DType { get; }

    /// <summary>The weights (inputs, outputs), or null before they are made.</summary>
    public Parameter? W => FindParameter("W");

    /// <summary>The bias (outputs), or null where there is none.</summary>
    public Parameter? B { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">x has no axes, or not the inputs that W has.</exception>
    protected override Variable Compute(Variable x) => Forward(x, Activation.None);

    internal override void AddTo(InferencePlan plan)
    {
        // One of the user's own may compute something else.
        if (GetType() == typeof(Linear)) plan.Append(this, Activation.None);
        else base.AddTo(plan);
    }

    bool IActivated.TakesActivation => GetType() == typeof(Linear) && !HasHooks;

    Variable IActivated.Forward(Variable x, Activation activation) => Forward(x, activation);

    void IActivated.AddTo(InferencePlan plan, Activation activation) => plan.Append(this, activation);

    private Variable Forward(Variable x, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(x);
        Parameter weights = W ?? MakeWeights(x.Rank > 0 ? x.Shape[^1] : throw new ShapeException("[linear] x of shape () has no axis of inputs"));
        return F.Linear(x, weights, B, activation);
    }

    /// <summary>W, made for a number of inputs where it is not there yet.</summary>
    internal Parameter MakeWeights(long inSize)
    {
        if (inSize <= 0) throw new ArgumentOutOfRangeException(nameof(inSize), $"[linear] the input size must be positive, got {inSize}");
        lock (_lock)
            return W ?? AddParameter("W", _random.Normal((inSize, OutSize), 0, Math.Sqrt(1.0 / inSize), DType, Device));
    }
}
