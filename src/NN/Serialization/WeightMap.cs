namespace DeZeroNative.NN;

/// <summary>
/// From the names of tensors in a file to the keys of a model, such as <c>layer1.0.conv1.weight</c> to <c>layer1/0/conv1/W</c>. PyTorch's
/// files have W of linear layers as (outputs, inputs): a map may transpose them.
/// </summary>
/// <example><code>
/// model.LoadSafetensors("resnet.safetensors", WeightMap.PyTorch(model));
/// model.LoadSafetensors("other.safetensors", new WeightMap(name =&gt; name.StartsWith("head.") ? null : name.Replace('.', '/')));
/// </code></example>
public sealed class WeightMap
{
    private readonly Func<string, string?> _keyOf;
    private readonly IReadOnlyDictionary<string, string>? _names;

    /// <summary>Creates a map of a function, for reading.</summary>
    /// <param name="keyOf">The key of a name in the file; null for tensors that are not wanted.</param>
    /// <param name="transposesLinear">Whether W of every <see cref="Linear"/> is transposed.</param>
    public WeightMap(Func<string, string?> keyOf, bool transposesLinear = false)
    {
        ArgumentNullException.ThrowIfNull(keyOf);
        (_keyOf, TransposesLinear) = (keyOf, transposesLinear);
    }

    /// <summary>Creates a map of a dictionary, for reading and writing; names and keys that are not in it are the same.</summary>
    /// <param name="keys">Keys by names in the file.</param>
    /// <param name="transposesLinear">Whether W of every <see cref="Linear"/> is transposed.</param>
    /// <exception cref="ArgumentException">Two names have one key.</exception>
    public WeightMap(IReadOnlyDictionary<string, string> keys, bool transposesLinear = false)
        : this(name => keys.GetValueOrDefault(name, name), transposesLinear)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _names = keys.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    private WeightMap(Dictionary<string, string> keys, Func<string, string?> keyOf) : this(keys, transposesLinear: true) => _keyOf = keyOf;

    /// <summary>Whether W of every <see cref="Linear"/> is transposed.</summary>
    public bool TransposesLinear { get; }

    /// <summary>
    /// PyTorch's names for a model: dots for slashes; <c>weight</c> for W and gamma, <c>bias</c> for b and beta, <c>running_mean</c> and
    /// <c>running_var</c> for avg_mean and avg_var; <c>num_batches_tracked</c> is not wanted. W of linear layers is transposed.
    /// </summary>
    /// <param name="model">The model whose keys are meant.</param>
    /// <param name="rename">Applied to the names in the file first, where layers have other names there; null for tensors that are not wanted.</param>
    public static WeightMap PyTorch(Layer model, Func<string, string?>? rename = null)
    {
        Dictionary<string, string> keys = PyTorchNames(model, layers: null);
        return new WeightMap(keys, name => (rename is null ? name : rename(name)) is { } renamed ? WantedKey(keys, renamed) : null);
    }

    /// <summary>PyTorch's names where layers have other names in the file, for reading and writing: see <see cref="PyTorch(Layer, Func{string, string?}?)"/>.</summary>
    /// <param name="model">The model whose keys are meant.</param>
    /// <param name="layers">Layers of the model, such as <c>res2/a/conv1</c>, by their names in the file, such as <c>layer1.0.conv1</c>.</param>
    public static WeightMap PyTorch(Layer model, IReadOnlyDictionary<string, string> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Dictionary<string, string> keys = PyTorchNames(model, layers.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal));
        return new WeightMap(keys, name => WantedKey(keys, name));
    }

    /// <summary>The key of a name, or null where it is not wanted.</summary>
    internal string? KeyOf(string name) => _keyOf(name);

    /// <summary>The name of a key.</summary>
    internal string NameOf(string key) =>
        _names is null
            ? throw new InvalidOperationException("[safetensors] a map of a function is for reading; write with a dictionary or WeightMap.PyTorch")
            : _names.GetValueOrDefault(key, key);

    private static string? WantedKey(Dictionary<string, string> keys, string name) =>
        name.EndsWith("num_batches_tracked", StringComparison.Ordinal) ? null : keys.GetValueOrDefault(name, name);

    /// <summary>The keys of a model by PyTorch's names; <paramref name="layers"/> has the names of layers that are not the model's own.</summary>
    private static Dictionary<string, string> PyTorchNames(Layer model, Dictionary<string, string>? layers)
    {
        ArgumentNullException.ThrowIfNull(model);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, _) in model.NamedSlots())
        {
            int last = key.LastIndexOf('/');
            string layer = last < 0 ? "" : key[..last];
            string prefix = layers?.GetValueOrDefault(layer) ?? layer.Replace('/', '.');
            keys.TryAdd(prefix.Length > 0 ? $"{prefix}.{PyTorchName(key[(last + 1)..])}" : PyTorchName(key), key);
        }
        return keys;
    }

    private static string PyTorchName(string name) => name switch
    {
        "W" or "gamma" => "weight",
        "b" or "beta" => "bias",
        "avg_mean" => "running_mean",
        "avg_var" => "running_var",
        _ => name,
    };
}
