namespace DeZeroNative.NN;

/// <summary>
/// Recurrent layers over whole sequences (steps, rows, inputs), with the parameters, names and start of PyTorch's: <c>weight_ih_l0</c>
/// (gates * units, inputs), <c>weight_hh_l0</c>, <c>bias_ih_l0</c>, <c>bias_hh_l0</c>, then those of layer 1, the backward direction with
/// <c>_reverse</c>; all uniform within 1 / sqrt(units). <see cref="Layer.Forward"/> starts from zeros and gives the outputs of the last
/// layer, (steps, rows, directions * units). Layers of one step per call are <see cref="Rnn"/>, <see cref="Lstm"/> and <see cref="Gru"/>.
/// </summary>
public abstract class RecurrentSequence : Layer
{
    private readonly Lock _lock = new();
    private readonly RandomGenerator _random;
    private readonly int _gates;
    private readonly bool _hasBias;

    private protected RecurrentSequence(
        string operation, int gates, int hiddenSize, int numLayers, bool noBias, bool batchFirst, bool bidirectional, double dropout, int? inSize,
        DType dtype, RandomGenerator? random)
    {
        if (hiddenSize <= 0) throw new ArgumentOutOfRangeException(nameof(hiddenSize), $"[{operation}] the hidden size must be positive, got {hiddenSize}");
        if (numLayers <= 0) throw new ArgumentOutOfRangeException(nameof(numLayers), $"[{operation}] the number of layers must be positive, got {numLayers}");
        if (dropout is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(dropout), $"[{operation}] dropout must be in [0, 1), got {dropout}");
        if (!dtype.IsFloat()) throw new DTypeException($"[{operation}] parameters are float32 or float64, not {dtype.Name()}");
        (HiddenSize, NumLayers, BatchFirst, Bidirectional, Dropout, DType) = (hiddenSize, numLayers, batchFirst, bidirectional, dropout, dtype);
        (_gates, _hasBias, _random) = (gates, !noBias, AddGenerator(random));
        foreach ((int layer, string suffix) in Places())
        {
            DeclareParameter("weight_ih" + suffix, (gates * hiddenSize, layer == 0 ? -1 : Directions * hiddenSize), dtype);
            DeclareParameter("weight_hh" + suffix, (gates * hiddenSize, hiddenSize), dtype);
            if (noBias) continue;
            DeclareParameter("bias_ih" + suffix, gates * hiddenSize, dtype);
            DeclareParameter("bias_hh" + suffix, gates * hiddenSize, dtype);
        }
        if (inSize is { } known) MakeWeights(known);
    }

    /// <summary>Units.</summary>
    public int HiddenSize { get; }

    /// <summary>Layers upon each other.</summary>
    public int NumLayers { get; }

    /// <summary>Whether sequences are (rows, steps, inputs).</summary>
    public bool BatchFirst { get; }

    /// <summary>Whether each layer also goes from the last step to the first.</summary>
    public bool Bidirectional { get; }

    /// <summary>The part of the outputs dropped between layers in training.</summary>
    public double Dropout { get; }

    /// <summary>Type of the parameters.</summary>
    public DType DType { get; }

    /// <summary>Where chance comes from.</summary>
    private protected RandomGenerator Random => _random;

    private int Directions => Bidirectional ? 2 : 1;

    /// <summary>The parameters of each layer and direction, made for the inputs of x where they are not there yet.</summary>
    private protected RecurrentWeights[] Weights(Variable x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (FindParameter("weight_ih_l0") is null) MakeWeights(x.Rank > 0 ? x.Shape[^1] : 0);
        return [.. Places().Select(place => new RecurrentWeights(
            FindParameter("weight_ih" + place.Suffix)!,
            FindParameter("weight_hh" + place.Suffix)!,
            _hasBias ? FindParameter("bias_ih" + place.Suffix) : null,
            _hasBias ? FindParameter("bias_hh" + place.Suffix) : null))];
    }

    private void MakeWeights(long inSize)
    {
        if (inSize <= 0) throw new ArgumentOutOfRangeException(nameof(inSize), $"[recurrent] the input size must be positive, got {inSize}");
        lock (_lock)
        {
            foreach ((int layer, string suffix) in Places())
            {
                Make("weight_ih" + suffix, (_gates * HiddenSize, layer == 0 ? inSize : Directions * HiddenSize));
                Make("weight_hh" + suffix, (_gates * HiddenSize, HiddenSize));
                if (!_hasBias) continue;
                Make("bias_ih" + suffix, _gates * HiddenSize);
                Make("bias_hh" + suffix, _gates * HiddenSize);
            }
        }
    }

    private void Make(string name, Shape shape)
    {
        double bound = 1 / Math.Sqrt(HiddenSize);
        if (FindParameter(name) is null) AddParameter(name, _random.Uniform(shape, -bound, bound, DType, Device));
    }

    private IEnumerable<(int Layer, string Suffix)> Places()
    {
        for (int layer = 0; layer < NumLayers; layer++)
        {
            yield return (layer, $"_l{layer}");
            if (Bidirectional) yield return (layer, $"_l{layer}_reverse");
        }
    }
}
