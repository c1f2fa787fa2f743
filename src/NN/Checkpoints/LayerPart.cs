namespace DeZeroNative.NN;

/// <summary>Parameters and buffers of a model, what its layers carry from call to call, and the states of their generators.</summary>
internal sealed class LayerPart(Layer model) : ICheckpointPart
{
    public void Save(CheckpointWriter writer)
    {
        CheckpointWriter values = writer.Under("value"), states = writer.Under("state"), generators = writer.Under("random");
        foreach ((string key, LayerSlot slot) in model.NamedSlots())
            if (slot.Value is { } value) values.Write(key, value);
        foreach ((string key, CarriedState state) in model.NamedStates())
            if (state.Read() is { } value) states.Write(key, value);
        foreach ((string key, RandomGenerator generator) in model.NamedGenerators()) GeneratorPart.Save(generators, key, generator);
    }

    public Action Load(CheckpointReader reader)
    {
        CheckpointReader values = reader.Under("value"), states = reader.Under("state"), generators = reader.Under("random");
        var changes = new List<Action>();
        foreach ((string key, LayerSlot slot) in model.NamedSlots())
        {
            // What was declared only, and was not made in the run that saved, stays so.
            if (values.FindTensor(key) is not { } value)
            {
                if (slot.Value is not null) throw values.Invalid($"'{key}' is missing");
                continue;
            }
            if ((slot.FindFault(value) ?? FindTypeFault(slot, value)) is { } fault) throw values.Invalid($"'{key}' {fault}");
            Tensor copy = TensorScope.Escape(value.To(slot.Value?.Device ?? model.Device));
            reader.Parameters[slot] = copy;
            changes.Add(() => slot.Set(copy));
        }
        foreach ((string key, CarriedState state) in model.NamedStates())
        {
            Tensor? copy = states.FindTensor(key) is { } value ? TensorScope.Escape(value.To(model.Device)) : null;
            changes.Add(() => state.Write(copy));
        }
        foreach ((string key, RandomGenerator generator) in model.NamedGenerators()) changes.Add(GeneratorPart.Load(generators, key, generator));
        return () => changes.ForEach(change => change());
    }

    /// <summary>A weight file may have another floating type; to go on bit by bit, the types must be the same.</summary>
    private static string? FindTypeFault(LayerSlot slot, Tensor value) =>
        value.DType == slot.DType ? null : $"is {value.DType.Name()}, expected {slot.DType.Name()}";
}
