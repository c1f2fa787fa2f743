namespace DeZeroNative.NN;

/// <summary>A parameter by where it is: one that does not exist yet has its place already.</summary>
internal readonly record struct ParameterPlace(string Key, ParameterSlot? Slot, Parameter? Listed)
{
    /// <summary>The parameter, if it exists.</summary>
    public Parameter? Parameter => Slot is null ? Listed : Slot.Parameter;

    /// <summary>Places of the parameters of a layer.</summary>
    public static IEnumerable<ParameterPlace> Of(Layer layer, string prefix = "") =>
        from named in layer.NamedSlots(prefix)
        where named.Value is ParameterSlot
        select new ParameterPlace(named.Key, (ParameterSlot)named.Value, null);

    /// <summary>Writes what is kept for each parameter, once where it has several places.</summary>
    public static void Save(CheckpointWriter writer, IEnumerable<ParameterPlace> places, ParameterState state)
    {
        var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
        foreach (ParameterPlace place in places)
        {
            if (place.Parameter is not { } parameter || !seen.Add(parameter) || state.Find(parameter) is null) continue;

            // As the optimizer would see it, on the parameter's device and of its type.
            writer.Write(place.Key, state[parameter]);
            writer.Write(place.Key, state.Steps(parameter));
        }
    }

    /// <summary>Reads what was kept, and holds it against the shapes and types that the parameters have or will have.</summary>
    public static Action Load(CheckpointReader reader, IEnumerable<ParameterPlace> places, ParameterState state)
    {
        var entries = new List<(ParameterPlace Place, Tensor Tensor, long Steps)>();
        foreach (ParameterPlace place in places)
        {
            if (reader.FindTensor(place.Key) is not { } tensor) continue;
            Tensor? parameter = place.Slot is { } slot && reader.Parameters.TryGetValue(slot, out Tensor? loaded) ? loaded : place.Parameter?.Data;
            if (parameter is null) throw reader.Invalid($"'{place.Key}' is of a parameter that does not exist; add the model to the checkpoint first");
            if (tensor.Shape != parameter.Shape || tensor.DType != parameter.DType)
                throw reader.Invalid($"'{place.Key}' is {tensor.DType.Name()} {tensor.Shape}, the parameter {parameter.DType.Name()} {parameter.Shape}");
            entries.Add((place, TensorScope.Escape(tensor.To(parameter.Device)), reader.ReadCount(place.Key)));
        }
        return () => state.Restore(entries.Select(entry => (entry.Place.Parameter!, entry.Tensor, entry.Steps)));
    }
}
