namespace DeZeroNative.NN;

/// <summary>A multi-layer perceptron: <see cref="Linear"/> layers <c>l0</c>, <c>l1</c>, ... with an activation after each but the last.</summary>
public class MLP : Model
{
    private readonly Linear[] _layers;
    private readonly Func<Variable, Variable> _function;
    private readonly Activation _activation;

    /// <summary>Creates the model.</summary>
    /// <param name="sizes">Outputs of each layer, the model's own last. The inputs are taken from the first x.</param>
    /// <param name="activation">What stands between the layers; null for <see cref="F.Sigmoid"/>.</param>
    /// <param name="dtype">Type of the parameters.</param>
    /// <param name="random">Where the weights come from; null for <see cref="RandomGenerator.Default"/>.</param>
    public MLP(IEnumerable<int> sizes, Func<Variable, Variable>? activation = null, DType dtype = DType.Float32, RandomGenerator? random = null)
    {
        _function = activation ?? F.Sigmoid;
        _activation = ActivationFunction.Of(_function);
        _layers = [.. sizes.Select((size, i) => Add($"l{i}", new Linear(size, dtype: dtype, random: random)))];
        if (_layers.Length == 0) throw new ArgumentException("[mlp] at least one layer size is needed", nameof(sizes));
    }

    /// <inheritdoc/>
    protected override Variable Compute(Variable x)
    {
        var h = new StepValue(x);
        foreach (Linear layer in _layers.AsSpan(0, _layers.Length - 1)) h.Through(layer, _function, _activation);
        h.Through(_layers[^1]);
        return h.Value;
    }

    internal override void AddTo(InferencePlan plan)
    {
        if (GetType() != typeof(MLP)) base.AddTo(plan);
        if (_activation == Activation.None && _layers.Length > 1) throw new NotSupportedException("[inference] the function between the layers cannot compute into given memory");
        foreach (Linear layer in _layers.AsSpan(0, _layers.Length - 1)) plan.Append(layer, _activation);
        plan.Append(_layers[^1], Activation.None);
    }
}
