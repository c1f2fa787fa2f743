namespace DeZeroNative.NN;

public abstract partial class Optimizer
{
    private readonly List<ParameterGroup> _groups = [];
    private readonly Dictionary<string, double> _bounds = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, ParameterState> _states = new(StringComparer.Ordinal);
    private readonly HashSet<Parameter> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly ParameterList _source = new();
    private string? _rateName;

    /// <summary>Creates an optimizer with one group.</summary>
    protected Optimizer() => _groups.Add(new ParameterGroup(this));

    /// <summary>The groups of parameters: first that of <see cref="Setup(Layer)"/>, then those added. A parameter is in the last that names it.</summary>
    public IReadOnlyList<ParameterGroup> Groups => _groups;

    /// <summary>The name of the option that is the learning rate.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal string RateName => _rateName ?? throw new InvalidOperationException($"[optimizer] {GetType().Name} has no learning rate");

    /// <summary>What is kept between updates, by name.</summary>
    internal IReadOnlyDictionary<string, ParameterState> States => _states;

    /// <summary>The first group, whose options are the optimizer's own.</summary>
    protected ParameterGroup Own => _groups[0];

    /// <summary>Takes the parameters of a model, as they are at each update: those made at the first call are among them.</summary>
    /// <returns>This optimizer.</returns>
    public Optimizer Setup(Layer target)
    {
        ArgumentNullException.ThrowIfNull(target);
        (Own.Layer, Own.List) = (target, null);
        return this;
    }

    /// <summary>Takes a list of parameters.</summary>
    /// <returns>This optimizer.</returns>
    public Optimizer Setup(IEnumerable<Parameter> parameters)
    {
        (Own.Layer, Own.List) = (null, [.. parameters]);
        return this;
    }

    /// <summary>Gives the parameters of a layer, also those made later, options of their own; the others start as the optimizer's are now.</summary>
    /// <returns>This optimizer.</returns>
    /// <exception cref="KeyNotFoundException">The optimizer has no such option.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is not in its option's range.</exception>
    public Optimizer AddGroup(Layer layer, params ReadOnlySpan<(string Option, double Value)> options)
    {
        ArgumentNullException.ThrowIfNull(layer);
        MakeGroup(options).Layer = layer;
        return this;
    }

    /// <summary>Gives some parameters options of their own: see <see cref="AddGroup(Layer, ReadOnlySpan{ValueTuple{string, double}})"/>.</summary>
    /// <returns>This optimizer.</returns>
    public Optimizer AddGroup(IEnumerable<Parameter> parameters, params ReadOnlySpan<(string Option, double Value)> options)
    {
        Parameter[] list = [.. parameters];
        MakeGroup(options).List = list;
        return this;
    }

    /// <summary>
    /// Gives those of the model's parameters for which a function is true options of their own, such as no weight decay to biases:
    /// <c>AddGroup(p =&gt; p.Rank == 1, ("weight_decay", 0))</c>.
    /// </summary>
    /// <returns>This optimizer.</returns>
    public Optimizer AddGroup(Func<Parameter, bool> choice, params ReadOnlySpan<(string Option, double Value)> options)
    {
        ArgumentNullException.ThrowIfNull(choice);
        MakeGroup(options).Choice = choice;
        return this;
    }

    /// <summary>Deals the parameters that exist out to the groups.</summary>
    internal void Gather()
    {
        _taken.Clear();
        for (int i = _groups.Count - 1; i >= 0; i--)
        {
            ParameterGroup group = _groups[i];
            _source.Clear();
            group.Members.Clear();
            (group.Choice is null ? group : Own).AddSourceTo(_source);
            foreach (Parameter parameter in _source.Items)
                if ((group.Choice?.Invoke(parameter) ?? true) && _taken.Add(parameter)) group.Members.Add(parameter);
        }
        _source.Clear();
    }

    /// <summary>Refuses a value that is not in an option's range.</summary>
    internal void RequireRange(string option, double value)
    {
        if (FindFault(option, value) is { } fault) throw new ArgumentOutOfRangeException(option, $"[optimizer] {fault}");
    }

    /// <summary>Why an option cannot have a value, or null where it can.</summary>
    internal string? FindFault(string option, double value)
    {
        double bound = _bounds[option];
        if (double.IsFinite(value) && value >= 0 && value < bound) return null;
        string range = double.IsFinite(bound) ? $"in [0, {bound})" : "a finite number of at least 0";
        return $"{option} of {GetType().Name} must be {range}, got {value}";
    }

    /// <summary>Defines an option, a finite number of at least 0 and less than <paramref name="below"/>, which each group may set for itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in the range.</exception>
    protected void AddOption(string name, double value, double below = double.PositiveInfinity)
    {
        _bounds.Add(name, below);
        RequireRange(name, value);
        foreach (ParameterGroup group in _groups) group.Define(name, value);
    }

    /// <summary>Defines the option that is the learning rate: the one that schedules change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a finite number.</exception>
    protected void AddRate(string name, double value)
    {
        AddOption(name, value);
        _rateName = name;
    }

    /// <summary>Defines what is kept per parameter between updates; checkpoints hold it.</summary>
    protected ParameterState AddState(string name)
    {
        var state = new ParameterState();
        _states.Add(name, state);
        return state;
    }

    private ParameterGroup MakeGroup(ReadOnlySpan<(string Option, double Value)> options)
    {
        var group = new ParameterGroup(this);
        foreach (string option in Own.Options) group.Define(option, Own[option]);
        foreach ((string option, double value) in options) group[option] = value;
        _groups.Add(group);
        return group;
    }
}
