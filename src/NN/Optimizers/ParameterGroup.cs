namespace DeZeroNative.NN;

/// <summary>
/// Parameters of an optimizer that share options, such as the learning rate: <c>optimizer.Groups[1]["lr"] = 0.01</c>. Options start
/// as the optimizer's own and may change between updates.
/// </summary>
public sealed class ParameterGroup
{
    private readonly Optimizer _optimizer;
    private readonly OrderedDictionary<string, double> _options = new(StringComparer.Ordinal);

    internal ParameterGroup(Optimizer optimizer) => _optimizer = optimizer;

    /// <summary>The names of the options.</summary>
    public IReadOnlyList<string> Options => _options.Keys;

    /// <summary>The learning rate, whatever the optimizer calls it (<c>lr</c>, or <c>alpha</c> in <see cref="Adam"/>).</summary>
    /// <exception cref="InvalidOperationException">The optimizer has no learning rate, as <see cref="AdaDelta"/>.</exception>
    public double Rate
    {
        get => this[_optimizer.RateName];
        set => this[_optimizer.RateName] = value;
    }

    /// <summary>The parameters that exist now and that no later group has.</summary>
    public IReadOnlyList<Parameter> Parameters
    {
        get
        {
            _optimizer.Gather();
            return [.. Members];
        }
    }

    /// <summary>The parameters, as last gathered.</summary>
    internal List<Parameter> Members { get; } = [];

    /// <summary>The layer whose parameters these are, if it is a layer.</summary>
    internal Layer? Layer { get; set; }

    /// <summary>The parameters, if they were given one by one.</summary>
    internal Parameter[]? List { get; set; }

    /// <summary>What chooses from the parameters of the first group, if it is a choice.</summary>
    internal Func<Parameter, bool>? Choice { get; set; }

    /// <summary>An option by name.</summary>
    /// <exception cref="KeyNotFoundException">The optimizer has no such option.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in the option's range.</exception>
    public double this[string option]
    {
        get => _options.TryGetValue(option, out double value) ? value : throw Unknown(option);
        set
        {
            if (!_options.ContainsKey(option)) throw Unknown(option);
            _optimizer.RequireRange(option, value);
            _options[option] = value;
        }
    }

    /// <summary>Adds an option with its first value.</summary>
    internal void Define(string option, double value) => _options.Add(option, value);

    /// <summary>Adds the parameters to a list, before later groups take theirs.</summary>
    internal void AddSourceTo(ParameterList parameters)
    {
        Layer?.AddParametersTo(parameters);
        foreach (Parameter parameter in List ?? []) parameters.Add(parameter);
    }

    private KeyNotFoundException Unknown(string option) =>
        new($"[optimizer] {_optimizer.GetType().Name} has no option '{option}'; it has {string.Join(", ", _options.Keys)}");
}
