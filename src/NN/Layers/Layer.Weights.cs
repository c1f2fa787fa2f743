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
        var faults = new List<string>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<(LayerSlot Slot, Tensor Value)>();
        foreach ((string key, LayerSlot slot) in NamedSlots())
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
}
