using DeZeroNative.NN;

namespace DeZeroNative.Examples.Photos;

/// <summary>A pretrained network, how its photos are prepared, and which of its layers serve what.</summary>
internal sealed record PhotoNetwork(Model Model, ImageNetPreprocessing Preprocessing, string LastMaps, string[] StyleLayers, string ContentLayer)
{
    /// <summary>The file with SqueezeNet's weights, in the folder <c>squeezenet</c> of the data.</summary>
    public const string SqueezeNetFile = "squeezenet_v1.1.npz";

    /// <summary>Builds the network on a device and loads its weights; all it will be asked for is derivatives by its input and maps.</summary>
    /// <exception cref="FileNotFoundException">No weights were named, and none are where they are looked for.</exception>
    public static PhotoNetwork Load(NetworkName name, string? weights, Device device)
    {
        weights ??= FindWeights(name);
        bool isDeZero = Path.GetExtension(weights).Equals(".npz", StringComparison.OrdinalIgnoreCase);
        PhotoNetwork network = name switch
        {
            NetworkName.SqueezeNet => new(
                new SqueezeNet(), isDeZero ? ImageNetPreprocessing.SqueezeNet : ImageNetPreprocessing.Torchvision,
                LastMaps: "fire9", StyleLayers: ["conv1", "fire2", "fire4", "fire6"], ContentLayer: "fire5"),
            NetworkName.Vgg16 => new(
                new VGG16(), isDeZero ? ImageNetPreprocessing.VGG16 : ImageNetPreprocessing.Torchvision,
                LastMaps: "conv5_3", StyleLayers: ["conv1_1", "conv2_1", "conv3_1", "conv4_1"], ContentLayer: "conv4_2"),
            _ => new(
                ResNet(name, isDeZero ? ResNetForm.DeZero : ResNetForm.PyTorch), isDeZero ? ImageNetPreprocessing.VGG16 : ImageNetPreprocessing.Torchvision,
                LastMaps: "res5", StyleLayers: ["conv1", "res2", "res3", "res4"], ContentLayer: "res3"),
        };
        if (isDeZero) network.Model.SetWeights(NpzFile.Load(weights).ToDictionary(named => SlashName(named.Key), named => named.Value), weights);
        else network.Model.LoadSafetensors(weights, TorchvisionWeights.MapFor(network.Model));
        network.Model.Freeze();
        network.Model.To(device);
        return network;
    }

    /// <summary>What layers give for an input, besides the network's scores.</summary>
    public (Variable Scores, Dictionary<string, Variable> Maps) Look(Variable x, params IEnumerable<string> layers)
    {
        var maps = new Dictionary<string, Variable>();
        var hooks = new List<IDisposable>();
        foreach (string layer in layers) hooks.Add(Model[layer].AddForwardHook((_, _, y) => { maps[layer] = y; return null; }));
        try
        {
            return (Model.Forward(x), maps);
        }
        finally
        {
            foreach (IDisposable hook in hooks) hook.Dispose();
        }
    }

    // Files made from Caffe's models have a dot before W and b.
    private static string SlashName(string key) => key.EndsWith(".W", StringComparison.Ordinal) || key.EndsWith(".b", StringComparison.Ordinal) ? $"{key[..^2]}/{key[^1]}" : key;

    private static ResNet ResNet(NetworkName name, ResNetForm form) => name switch
    {
        NetworkName.ResNet18 => new ResNet18(form: form),
        NetworkName.ResNet34 => new ResNet34(form: form),
        NetworkName.ResNet50 => new ResNet50(form: form),
        NetworkName.ResNet101 => new ResNet101(form: form),
        _ => new ResNet152(form: form),
    };

    private static string FindWeights(NetworkName name)
    {
        if (name == NetworkName.SqueezeNet && Environment.GetEnvironmentVariable("DEZERO_DATA") is { Length: > 0 } root)
        {
            string path = Path.Combine(root, "squeezenet", SqueezeNetFile);
            if (File.Exists(path)) return path;
        }
        throw new FileNotFoundException(
            $"no weights for {name}: name a file by --weights, an .npz with DeZero's or Caffe's keys or a .safetensors with PyTorch's"
            + (name == NetworkName.SqueezeNet ? $", or put squeezenet/{SqueezeNetFile} into the folder that DEZERO_DATA names" : ""));
    }
}
