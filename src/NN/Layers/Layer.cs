using System.Diagnostics;

namespace DeZeroNative.NN;

/// <summary>
/// A computation with parameters, and with other layers inside. What it holds it registers by name in its constructor
/// (<see cref="AddParameter(string, Tensor)"/>, <see cref="DeclareParameter"/>, <see cref="AddBuffer"/>, <see cref="Add"/>), so that parameters
/// have one stable order (a layer's own first, then those of its layers, each as registered) and the keys of DeZero's weight files, such as
/// <c>l0/W</c>. A layer writes its computation as <see cref="Compute"/>; who uses it calls <see cref="Forward"/>.
/// </summary>
/// <example><code>
/// sealed class Net : Layer
/// {
///     private readonly Linear _fc1, _fc2;
///     public Net() =&gt; (_fc1, _fc2) = (Add("fc1", new Linear(100)), Add("fc2", new Linear(10)));
///     protected override Variable Compute(Variable x) =&gt; _fc2.Forward(F.Relu(_fc1.Forward(x)));
/// }
/// </code></example>
[DebuggerDisplay("{GetType().Name,nq}")]
public abstract partial class Layer
{
    private readonly OrderedDictionary<string, LayerSlot> _slots = [];
    private readonly OrderedDictionary<string, Layer> _layers = [];
    private readonly OrderedDictionary<string, CarriedState> _states = new(StringComparer.Ordinal);
    private readonly List<RandomGenerator> _generators = [];
    private Device? _device;

    /// <summary>Where <see cref="To"/> sent parameters and buffers, at first the CPU; those that do not exist yet will be made there.</summary>
    public Device Device => _device ?? Device.Cpu;

    /// <summary>The layers registered in this one, in order.</summary>
    public IReadOnlyList<Layer> Layers => _layers.Values;

    /// <summary>The layers registered in this one with their names, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, Layer>> NamedLayers => _layers;

    /// <summary>The layer registered under a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    public Layer this[string name] =>
        _layers.TryGetValue(name, out Layer? layer)
            ? layer
            : throw new KeyNotFoundException($"[layer] {GetType().Name} has no layer '{name}'; it has {string.Join(", ", _layers.Keys)}");

    /// <summary>The parameters that exist, this layer's and those inside, each once.</summary>
    public IEnumerable<Parameter> Parameters()
    {
        var parameters = new ParameterList();
        AddParametersTo(parameters);
        return parameters.Items;
    }

    /// <summary>The parameters that exist under DeZero's keys, the names on the way joined by <c>/</c>. A layer registered twice comes twice.</summary>
    public IEnumerable<KeyValuePair<string, Parameter>> NamedParameters() =>
        from named in NamedSlots()
        where named.Value is ParameterSlot { Parameter: not null }
        select KeyValuePair.Create(named.Key, ((ParameterSlot)named.Value).Parameter!);

    /// <summary>The buffers that exist, such as running means, under DeZero's keys: state that no optimizer changes, but weight files hold.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> NamedBuffers() => Present(NamedSlots().Where(named => named.Value is BufferSlot));

    /// <summary>Adds the parameters that exist to a list, in order.</summary>
    internal void AddParametersTo(ParameterList parameters)
    {
        foreach (LayerSlot slot in _slots.Values)
            if (slot is ParameterSlot { Parameter: { } parameter }) parameters.Add(parameter);
        foreach (Layer layer in _layers.Values) layer.AddParametersTo(parameters);
    }

    /// <summary>Where this layer and those inside take chance from, as registered, under keys such as <c>l0/0</c>.</summary>
    public IEnumerable<KeyValuePair<string, RandomGenerator>> NamedGenerators()
    {
        for (int i = 0; i < _generators.Count; i++) yield return KeyValuePair.Create($"{i}", _generators[i]);
        foreach ((string name, Layer layer) in _layers)
            foreach ((string key, RandomGenerator generator) in layer.NamedGenerators()) yield return KeyValuePair.Create($"{name}/{key}", generator);
    }

    /// <summary>What this layer and those inside carry from call to call.</summary>
    internal IEnumerable<KeyValuePair<string, CarriedState>> NamedStates(string prefix = "")
    {
        foreach ((string name, CarriedState state) in _states) yield return KeyValuePair.Create(prefix + name, state);
        foreach ((string name, Layer layer) in _layers)
            foreach (KeyValuePair<string, CarriedState> named in layer.NamedStates($"{prefix}{name}/")) yield return named;
    }

    /// <summary>Forgets the gradients of all parameters.</summary>
    public void ClearGrads()
    {
        foreach (Parameter parameter in Parameters()) parameter.ClearGrad();
    }

    /// <summary>Brings all parameters with their gradients, and all buffers, to a device.</summary>
    /// <returns>This layer.</returns>
    public Layer To(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        foreach (LayerSlot slot in _slots.Values) slot.MoveTo(device);
        foreach (Layer layer in _layers.Values) layer.To(device);
        return this;
    }

    /// <summary>What the layer computes; those who use the layer call <see cref="Forward"/>.</summary>
    protected abstract Variable Compute(Variable x);

    /// <summary>Adds the steps that compute this layer into given memory.</summary>
    /// <exception cref="NotSupportedException">There are none.</exception>
    internal virtual void AddTo(InferencePlan plan) => throw new NotSupportedException($"[inference] {GetType().Name} cannot compute into given memory");

    /// <summary>Registers a layer inside this one, and brings it to the device this one was sent to.</summary>
    /// <returns>The same layer.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    protected TLayer Add<TLayer>(string name, TLayer layer) where TLayer : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        RequireFree(name);
        _layers.Add(name, layer);
        if (_device is not null) layer.To(_device);
        if (IsFrozen) layer.Freeze();
        return layer;
    }

    /// <summary>The places of parameters and buffers, also of those that do not exist yet, in order.</summary>
    internal IEnumerable<KeyValuePair<string, LayerSlot>> NamedSlots(string prefix = "")
    {
        foreach ((string name, LayerSlot slot) in _slots) yield return KeyValuePair.Create(prefix + name, slot);
        foreach ((string name, Layer layer) in _layers)
            foreach (KeyValuePair<string, LayerSlot> named in layer.NamedSlots($"{prefix}{name}/")) yield return named;
    }

    /// <summary>The values that exist among places.</summary>
    private static IEnumerable<KeyValuePair<string, Tensor>> Present(IEnumerable<KeyValuePair<string, LayerSlot>> slots) =>
        slots.Where(named => named.Value.Value is not null).Select(named => KeyValuePair.Create(named.Key, named.Value.Value!));

    private void RequireFree(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('/', StringComparison.Ordinal) || _slots.ContainsKey(name) || _layers.ContainsKey(name))
            throw new ArgumentException($"[layer] the name '{name}' is taken in {GetType().Name}, or has a slash", nameof(name));
    }
}
