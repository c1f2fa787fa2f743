namespace DeZeroNative.NN;

public abstract partial class Layer
{
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
        if (FindDeclared<ParameterSlot>(name, parameter.Data) is not { } slot)
            AddSlot(name, slot = new ParameterSlot(this, name, parameter.Shape, parameter.DType));
        TensorScope.Escape(parameter.Data);
        return slot.Parameter = parameter;
    }

    /// <summary>
    /// Keeps the place of a parameter whose size is known at the first call only; sizes that are not known are -1.
    /// <see cref="AddParameter(string, Tensor)"/> makes it, or weights that are loaded.
    /// </summary>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    protected void DeclareParameter(string name, Shape shape, DType dtype = DType.Float32) => AddSlot(name, new ParameterSlot(this, name, shape, dtype));

    /// <summary>The parameter of a name, or null where it was declared only.</summary>
    /// <exception cref="KeyNotFoundException">No such parameter was registered.</exception>
    protected Parameter? FindParameter(string name) => FindSlot<ParameterSlot>(name).Parameter;

    /// <summary>
    /// Registers state that is not learned but belongs to the model, such as a running mean, or makes what was declared: it goes to
    /// devices and into weight files with the parameters, and optimizers do not see it. It may change in place; to replace it, or
    /// read it after the layer may have gone to another device, use <see cref="SetBuffer"/> and <see cref="FindBuffer"/>.
    /// </summary>
    /// <returns>The same tensor.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    /// <exception cref="ShapeException">The buffer was declared with another shape or kind of type.</exception>
    protected Tensor AddBuffer(string name, Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (FindDeclared<BufferSlot>(name, data) is not { } slot) AddSlot(name, slot = new BufferSlot(this, name, data.Shape, data.DType));
        slot.Set(data);
        return data;
    }

    /// <summary>Keeps the place of a buffer whose size is known at the first call only, as <see cref="DeclareParameter"/> does.</summary>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    protected void DeclareBuffer(string name, Shape shape, DType dtype = DType.Float32) => AddSlot(name, new BufferSlot(this, name, shape, dtype));

    /// <summary>The buffer of a name as it is now, or null where it was declared only.</summary>
    /// <exception cref="KeyNotFoundException">No such buffer was registered.</exception>
    protected Tensor? FindBuffer(string name) => FindSlot<BufferSlot>(name).Value;

    /// <summary>Puts another tensor in a buffer's place.</summary>
    /// <exception cref="KeyNotFoundException">No such buffer was registered.</exception>
    /// <exception cref="ShapeException">The shape or kind of type is not the buffer's.</exception>
    protected void SetBuffer(string name, Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        BufferSlot slot = FindSlot<BufferSlot>(name);
        RequireFit(slot, name, data);
        slot.Set(data);
    }

    /// <summary>Registers what this layer carries from call to call, such as recurrent state: checkpoints hold it, weight files do not.</summary>
    /// <param name="name">The name in checkpoints.</param>
    /// <param name="read">Gives the state, or null where there is none.</param>
    /// <param name="write">Takes a state that a checkpoint held, on the device of the layer, or null.</param>
    protected void AddState(string name, Func<Tensor?> read, Action<Tensor?> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(write);
        _states.Add(name, new CarriedState(read, write));
    }

    /// <summary>Registers where this layer takes chance from, so that checkpoints hold its state; null stands for <see cref="RandomGenerator.Default"/>.</summary>
    /// <returns>The generator.</returns>
    protected RandomGenerator AddGenerator(RandomGenerator? generator)
    {
        generator ??= RandomGenerator.Default;
        _generators.Add(generator);
        return generator;
    }

    /// <summary>The place that was declared for a value, or null where the name is new.</summary>
    private TSlot? FindDeclared<TSlot>(string name, Tensor value) where TSlot : LayerSlot
    {
        if (!_slots.TryGetValue(name, out LayerSlot? found) || found is not TSlot { Value: null } slot) return null;
        RequireFit(slot, name, value);
        return slot;
    }

    private TSlot FindSlot<TSlot>(string name) where TSlot : LayerSlot =>
        _slots.TryGetValue(name, out LayerSlot? found) && found is TSlot slot
            ? slot
            : throw new KeyNotFoundException($"[layer] {GetType().Name} has no {(typeof(TSlot) == typeof(BufferSlot) ? "buffer" : "parameter")} '{name}'");

    private void AddSlot(string name, LayerSlot slot)
    {
        RequireFree(name);
        _slots.Add(name, slot);
    }

    private static void RequireFit(LayerSlot slot, string name, Tensor value)
    {
        if (slot.FindFault(value) is { } fault) throw new ShapeException($"[layer] '{name}' {fault}");
    }
}
