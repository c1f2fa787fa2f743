namespace DeZeroNative.NN;

/// <summary>
/// What a checkpoint file holds: a <c>.npz</c> with the tensors under their keys, and all that is no tensor as JSON text, in the bytes of
/// the first array. The checksums of the zip find damage.
/// </summary>
internal sealed class CheckpointContent
{
    private const string TextKey = "checkpoint", FormatKey = "format", Format = "DeZeroNative checkpoint 1";

    private CheckpointContent(string path, OrderedDictionary<string, string> values, Dictionary<string, Tensor> tensors) =>
        (Path, Values, Tensors) = (path, values, tensors);

    public string Path { get; }

    /// <summary>What was not read yet.</summary>
    public OrderedDictionary<string, string> Values { get; }

    /// <summary>The tensors that were not read yet.</summary>
    public Dictionary<string, Tensor> Tensors { get; }

    /// <summary>What places in models will hold.</summary>
    public Dictionary<LayerSlot, Tensor> Parameters { get; } = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="InvalidDataException">The file is damaged, or not a checkpoint.</exception>
    public static CheckpointContent Read(string path)
    {
        Dictionary<string, Tensor> tensors = NpzFile.Load(path).ToDictionary(StringComparer.Ordinal);
        if (!tensors.Remove(TextKey, out Tensor? text) || text.Rank != 1 || text.DType != DType.UInt8)
            throw new InvalidDataException($"[checkpoint] {path}: not a checkpoint");
        OrderedDictionary<string, string> values = FlatJson.Read(text.ToArray<byte>(), $"[checkpoint] {path}");
        if (!values.Remove(FormatKey, out string? format) || format != Format)
            throw new InvalidDataException($"[checkpoint] {path}: the format is '{format}', expected '{Format}'");
        return new CheckpointContent(path, values, tensors);
    }

    public static void Write(string path, CheckpointWriter writer)
    {
        OrderedDictionary<string, string> values = new(writer.Values, StringComparer.Ordinal);
        values.Insert(0, FormatKey, Format);
        Tensor text = Tensor.From(FlatJson.Write(values));
        NpzFile.Save(path, writer.Tensors.Prepend(KeyValuePair.Create(TextKey, text)));
    }
}
