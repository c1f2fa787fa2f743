using System.Globalization;

namespace DeZeroNative.NN;

/// <summary>Takes what one part of a <see cref="Checkpoint"/> writes, under the part's name.</summary>
public sealed class CheckpointWriter
{
    private readonly string _prefix;

    internal CheckpointWriter() : this("", new(StringComparer.Ordinal), new(StringComparer.Ordinal))
    {
    }

    private CheckpointWriter(string prefix, OrderedDictionary<string, string> values, OrderedDictionary<string, Tensor> tensors) =>
        (_prefix, Values, Tensors) = (prefix, values, tensors);

    internal OrderedDictionary<string, string> Values { get; }

    internal OrderedDictionary<string, Tensor> Tensors { get; }

    /// <summary>Writes a text.</summary>
    /// <exception cref="ArgumentException">The key was written before.</exception>
    public void Write(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Values.Add(_prefix + key, value);
    }

    /// <summary>Writes an integer.</summary>
    /// <exception cref="ArgumentException">The key was written before.</exception>
    public void Write(string key, long value) => Write(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number, to the last bit.</summary>
    /// <exception cref="ArgumentException">The key was written before.</exception>
    public void Write(string key, double value) => Write(key, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Writes a tensor of any device; it is read when the file is written.</summary>
    /// <exception cref="ArgumentException">The key was written before.</exception>
    public void Write(string key, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Tensors.Add(_prefix + key, value);
    }

    /// <summary>A writer of keys that begin with a name and a slash.</summary>
    public CheckpointWriter Under(string name) => new($"{_prefix}{name}/", Values, Tensors);
}
