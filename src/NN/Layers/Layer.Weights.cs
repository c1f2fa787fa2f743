namespace DeZeroNative.NN;

public abstract partial class Layer
{
    /// <summary>
    /// Writes parameters and buffers as a compressed <c>.npz</c> that DeZero's <c>load_weights</c> reads, beside an old file and then in its place.
    /// A parameter whose size is not known yet, as W of a <see cref="Linear"/> before its first call, is not in the file.
    /// </summary>
    public void SaveWeights(string path) => NpzFile.Save(path, Present(NamedSlots()), compressed: true);

    /// <summary>
    /// Reads parameters and buffers from a <c>.npz</c> as DeZero's <c>save_weights</c> writes it, also those that do not exist yet. Values take the
    /// parameter's type and device. All or nothing: where the file does not fit, nothing changes.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is broken, or its keys and shapes are not this layer's; the message lists them all.</exception>
    public void LoadWeights(string path) => SetWeights(NpzFile.Load(path), path);

    /// <summary>Sets all parameters and buffers from tensors under DeZero's keys: see <see cref="LoadWeights"/>; <paramref name="source"/> is what messages call them.</summary>
    /// <exception cref="InvalidDataException">The keys and shapes are not this layer's; the message lists them all.</exception>
    public void SetWeights(IReadOnlyDictionary<string, Tensor> weights, string source = "weights")
    {
        ArgumentNullException.ThrowIfNull(weights);
        SetWeights("load_weights", weights, source, map: null, strict: true);
    }

    /// <summary>
    /// Writes parameters and buffers as a <c>.safetensors</c> file, beside an old file and then in its place; under their keys, or the names
    /// that a map has for them. What does not exist yet is not in the file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="map">The names; null for the keys.</param>
    /// <param name="metadata">Texts that the file carries.</param>
    public void SaveSafetensors(string path, WeightMap? map = null, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafetensorsFile.Save(
            path,
            from named in NamedSlots()
            where named.Value.Value is not null
            select KeyValuePair.Create(map?.NameOf(named.Key) ?? named.Key, Transposed(named.Value, named.Value.Value!, map)),
            metadata);

    /// <summary>
    /// Reads parameters and buffers from a <c>.safetensors</c> file, also those that do not exist yet. Values take the parameter's type and
    /// device. All or nothing: where the file does not fit, nothing changes, unless <paramref name="strict"/> is false.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="map">From the names in the file to the keys; null where they are the same.</param>
    /// <param name="strict">False to take what fits and leave the rest.</param>
    /// <returns>What did not fit, where that is allowed.</returns>
    /// <exception cref="InvalidDataException">The file is broken; or names and shapes are not this layer's, and the message lists them all.</exception>
    public WeightReport LoadSafetensors(string path, WeightMap? map = null, bool strict = true) =>
        SetWeights("load_safetensors", SafetensorsFile.Load(path), path, map, strict);

    private WeightReport SetWeights(string operation, IReadOnlyDictionary<string, Tensor> weights, string source, WeightMap? map, bool strict)
    {
        List<string> missing = [], mismatched = [], unexpected = [];
        var values = new Dictionary<string, (string Name, Tensor Value)>(StringComparer.Ordinal);
        foreach ((string name, Tensor value) in weights)
        {
            if ((map is null ? name : map.KeyOf(name)) is not { } key) continue;
            if (!values.TryAdd(key, (name, value)))
                throw new InvalidDataException($"[{operation}] {source}: the map has '{key}' for '{values[key].Name}' and for '{name}'");
        }
        var changes = new List<(LayerSlot Slot, Tensor Value)>();
        foreach ((string key, LayerSlot slot) in NamedSlots())
        {
            if (!values.TryGetValue(key, out (string, Tensor Value) found))
            {
                missing.Add(key);
                continue;
            }
            Tensor value = Transposed(slot, found.Value, map);
            if (slot.FindFault(value) is { } fault) mismatched.Add($"'{key}' {fault}");
            else changes.Add((slot, value));
        }
        HashSet<string> known = [.. NamedSlots().Select(named => named.Key)];
        unexpected.AddRange(values.Where(pair => !known.Contains(pair.Key)).Select(pair => pair.Value.Name));
        var report = new WeightReport(missing, unexpected, mismatched);
        if (strict && !report.IsComplete) throw new InvalidDataException($"[{operation}] {source} does not fit {GetType().Name}: {report}");

        // Every copy before the first change: one that fails leaves the model as it was.
        Tensor[] copies = [.. changes.Select(change => change.Slot.Copy(change.Value))];
        for (int i = 0; i < copies.Length; i++) changes[i].Slot.Set(copies[i]);
        return report;
    }

    private static Tensor Transposed(LayerSlot slot, Tensor value, WeightMap? map) =>
        map is { TransposesLinear: true } && value.Rank == 2 && slot is { Layer: Linear, Name: "W" } ? value.T : value;
}
