using System.Globalization;

namespace DeZeroNative.NN;

/// <summary>Gives one part of a <see cref="Checkpoint"/> what it wrote. Each key has to be read: one that nobody knows is a fault of the file.</summary>
public sealed class CheckpointReader
{
    private readonly CheckpointContent _content;
    private readonly string _prefix;

    internal CheckpointReader(CheckpointContent content, string prefix = "") => (_content, _prefix) = (content, prefix);

    /// <summary>What the model's parameters will be, where a part before this one has read them.</summary>
    internal Dictionary<LayerSlot, Tensor> Parameters => _content.Parameters;

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidDataException">The file has none under this key.</exception>
    public string ReadText(string key) => _content.Values.Remove(_prefix + key, out string? value) ? value : throw Missing(key);

    /// <summary>Reads an integer.</summary>
    /// <exception cref="InvalidDataException">The file has none under this key.</exception>
    public long ReadInteger(string key)
    {
        string text = ReadText(key);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Invalid($"'{key}' is '{text}', not an integer");
    }

    /// <summary>Reads an integer of at least 0.</summary>
    /// <exception cref="InvalidDataException">The file has none under this key.</exception>
    public long ReadCount(string key) => ReadInteger(key) is >= 0 and var count ? count : throw Invalid($"'{key}' is negative");

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidDataException">The file has none under this key.</exception>
    public double ReadNumber(string key)
    {
        string text = ReadText(key);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Invalid($"'{key}' is '{text}', not a number");
    }

    /// <summary>Reads a tensor, on the CPU.</summary>
    /// <exception cref="InvalidDataException">The file has none under this key.</exception>
    public Tensor ReadTensor(string key) => FindTensor(key) ?? throw Missing(key);

    /// <summary>Reads a tensor, or null where there is none.</summary>
    public Tensor? FindTensor(string key) => _content.Tensors.Remove(_prefix + key, out Tensor? value) ? value : null;

    /// <summary>A reader of keys that begin with a name and a slash.</summary>
    public CheckpointReader Under(string name) => new(_content, $"{_prefix}{name}/");

    /// <summary>The exception that says why a state does not fit, with the names of file and part.</summary>
    public InvalidDataException Invalid(string reason) => new($"[checkpoint] {_content.Path}: {_prefix.TrimEnd('/')}: {reason}");

    private InvalidDataException Missing(string key) => Invalid($"'{key}' is missing");
}
