using System.Diagnostics;

namespace DeZeroNative.NN;

/// <summary>
/// A computation with parameters, and with other layers inside. What it holds it registers by name in its constructor
/// (<see cref="AddParameter(string, Tensor)"/>, <see cref="DeclareParameter"/>, <see cref="Add"/>), so that parameters have one stable order
/// (a layer's own first, then those of its layers, each as registered) and the keys of DeZero's weight files, such as <c>l0/W</c>.
/// </summary>
/// <example><code>
/// sealed class Net : Layer
/// {
///     private readonly Linear _fc1, _fc2;
///     public Net() =&gt; (_fc1, _fc2) = (Add("fc1", new Linear(100)), Add("fc2", new Linear(10)));
///     public override Variable Forward(Variable x) =&gt; _fc2.Forward(F.Relu(_fc1.Forward(x)));
/// }
/// </code></example>
[DebuggerDisplay("{GetType().Name,nq}")]
public abstract class Layer
{
    private readonly OrderedDictionary<string, ParameterSlot> _slots = [];
    private readonly OrderedDictionary<string, Layer> _layers = [];
    private Device? _device;

    /// <summary>Where <see cref="To"/> sent the parameters, at first the CPU; those that do not exist yet will be made there.</summary>
    public Device Device => _device ?? Device.Cpu;

    /// <summary>The layers registered in this one, in order.</summary>
    public IReadOnlyList<Layer> Layers => _layers.Values;

    /// <summary>The layer registered under a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such layer.</exception>
    public Layer this[string name] =>
        _layers.TryGetValue(name, out Layer? layer)
            ? layer
            : throw new KeyNotFoundException($"[layer] {GetType().Name} has no layer '{name}'; it has {string.Join(", ", _layers.Keys)}");

    /// <summary>Computes the output.</summary>
    public abstract Variable Forward(Variable x);

    /// <summary>The parameters that exist, this layer's and those inside, each once.</summary>
    public IEnumerable<Parameter> Parameters() => NamedParameters().Select(named => named.Value).Distinct<Parameter>(ReferenceEqualityComparer.Instance);

    /// <summary>The parameters that exist under DeZero's keys, the names on the way joined by <c>/</c>. A layer registered twice comes twice.</summary>
    public IEnumerable<KeyValuePair<string, Parameter>> NamedParameters() =>
        NamedSlots().Where(named => named.Value.Parameter is not null).Select(named => KeyValuePair.Create(named.Key, named.Value.Parameter!));

    /// <summary>Forgets the gradients of all parameters.</summary>
    public void ClearGrads()
    {
        foreach (Parameter parameter in Parameters()) parameter.ClearGrad();
    }

    /// <summary>Brings all parameters, and their gradients, to a device.</summary>
    /// <returns>This layer.</returns>
    public Layer To(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        _device = device;
        foreach (Parameter parameter in _slots.Values.Select(slot => slot.Parameter).OfType<Parameter>())
        {
            parameter.Data = TensorScope.Escape(parameter.Data.To(device));
            if (parameter.Grad is { } grad) parameter.Grad = grad.Data.To(device);
        }
        foreach (Layer layer in _layers.Values) layer.To(device);
        return this;
    }

    /// <summary>
    /// Writes the parameters as a compressed <c>.npz</c> that DeZero's <c>load_weights</c> reads, beside an old file and then in its place.
    /// A parameter whose size is not known yet, as W of a <see cref="Linear"/> before its first call, is not in the file.
    /// </summary>
    public void SaveWeights(string path) => NpzFile.Save(path, NamedParameters().Select(named => KeyValuePair.Create(named.Key, named.Value.Data)), compressed: true);

    /// <summary>
    /// Reads parameters from a <c>.npz</c> as DeZero's <c>save_weights</c> writes it, also those that do not exist yet. Values take the
    /// parameter's type and device. All or nothing: where the file does not fit, no parameter changes.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is broken, or its keys and shapes are not this layer's; the message lists them all.</exception>
    public void LoadWeights(string path) => SetWeights(NpzFile.Load(path), path);

    /// <summary>Sets all parameters from tensors under DeZero's keys: see <see cref="LoadWeights"/>; <paramref name="source"/> is what messages call them.</summary>
    /// <exception cref="InvalidDataException">The keys and shapes are not this layer's; the message lists them all.</exception>
    public void SetWeights(IReadOnlyDictionary<string, Tensor> weights, string source = "weights")
    {
        ArgumentNullException.ThrowIfNull(weights);
        var faults = new List<string>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<(ParameterSlot Slot, Tensor Value)>();
        foreach ((string key, ParameterSlot slot) in NamedSlots())
        {
            keys.Add(key);
            if (!weights.TryGetValue(key, out Tensor? value)) faults.Add($"'{key}' is missing");
            else if (slot.FindFault(value) is { } fault) faults.Add($"'{key}' {fault}");
            else changes.Add((slot, value));
        }
        faults.AddRange(weights.Keys.Where(key => !keys.Contains(key)).Select(key => $"'{key}' is not of this model"));
        if (faults.Count > 0) throw new InvalidDataException($"[load_weights] {source} does not fit {GetType().Name}: {string.Join("; ", faults)}");

        // Every copy before the first change: one that fails leaves the model as it was.
        Tensor[] values = [.. changes.Select(change => change.Slot.Copy(change.Value))];
        for (int i = 0; i < values.Length; i++) changes[i].Slot.Set(values[i]);
    }

    /// <summary>Registers a parameter, or makes one that was declared.</summary>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    /// <exception cref="ShapeException">The parameter was declared with another shape.</exception>
    protected Parameter AddParameter(string name, Tensor data) => AddParameter(name, new Parameter(data, name));

    /// <summary>Registers a parameter, or makes one that was declared; parameters shared between layers are registered in each.</summary>
    /// <returns>The same parameter.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    /// <exception cref="ShapeException">The parameter was declared with another shape.</exception>
    protected Parameter AddParameter(string name, Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (!_slots.TryGetValue(name, out ParameterSlot? slot) || slot.Parameter is not null)
        {
            RequireFree(name);
            _slots.Add(name, slot = new ParameterSlot(this, name, parameter.Shape, parameter.DType));
        }
        else if (slot.FindFault(parameter.Data) is { } fault)
        {
            throw new ShapeException($"[layer] '{name}' {fault}");
        }
        TensorScope.Escape(parameter.Data);
        return slot.Parameter = parameter;
    }

    /// <summary>
    /// Keeps the place of a parameter whose size is known at the first call only; sizes that are not known are -1.
    /// <see cref="AddParameter(string, Tensor)"/> makes it, or weights that are loaded.
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    protected void DeclareParameter(string name, Shape shape, DType dtype = DType.Float32)
    {
        RequireFree(name);
        _slots.Add(name, new ParameterSlot(this, name, shape, dtype));
    }

    /// <summary>The parameter of a name, or null where it was declared only.</summary>
    /// <exception cref="KeyNotFoundException">No such parameter was registered.</exception>
    protected Parameter? FindParameter(string name) => _slots[name].Parameter;

    /// <summary>Registers a layer inside this one, and brings it to the device this one was sent to.</summary>
    /// <returns>The same layer.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    protected TLayer Add<TLayer>(string name, TLayer layer) where TLayer : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        RequireFree(name);
        _layers.Add(name, layer);
        if (_device is not null) layer.To(_device);
        return layer;
    }

    private IEnumerable<KeyValuePair<string, ParameterSlot>> NamedSlots(string prefix = "")
    {
        foreach ((string name, ParameterSlot slot) in _slots) yield return KeyValuePair.Create(prefix + name, slot);
        foreach ((string name, Layer layer) in _layers)
            foreach (KeyValuePair<string, ParameterSlot> named in layer.NamedSlots($"{prefix}{name}/")) yield return named;
    }

    private void RequireFree(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('/', StringComparison.Ordinal) || _slots.ContainsKey(name) || _layers.ContainsKey(name))
            throw new ArgumentException($"[layer] the name '{name}' is taken in {GetType().Name}, or has a slash", nameof(name));
    }
}
