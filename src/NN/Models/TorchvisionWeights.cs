using System.Globalization;

namespace DeZeroNative.NN;

/// <summary>The names of PyTorch's torchvision for the weights of the models that both have.</summary>
/// <example><code>model.LoadSafetensors("resnet50.safetensors", TorchvisionWeights.MapFor(model));</code></example>
public static class TorchvisionWeights
{
    // Places of VGG16's convolutions and SqueezeNet's fire modules in torchvision's list of steps.
    private static readonly int[] s_vggConvolutions = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28];
    private static readonly int[] s_fires = [3, 4, 6, 7, 9, 10, 11, 12];

    /// <summary>From torchvision's names to the keys of a <see cref="VGG16"/>, <see cref="ResNet"/> or <see cref="SqueezeNet"/>, and back.</summary>
    /// <exception cref="ArgumentException">The model is another.</exception>
    public static WeightMap MapFor(Model model)
    {
        Dictionary<string, string> layers = model switch
        {
            VGG16 => Vgg(model),
            SqueezeNet => Squeeze(),
            ResNet => Residual(model),
            _ => throw new ArgumentException($"[torchvision] there are names for VGG16, ResNet and SqueezeNet, not for {model?.GetType().Name ?? "null"}", nameof(model)),
        };
        return WeightMap.PyTorch(model, layers);
    }

    private static Dictionary<string, string> Vgg(Model model)
    {
        string[] convolutions = [.. model.NamedLayers.Select(named => named.Key).Where(name => name.StartsWith("conv", StringComparison.Ordinal))];
        var layers = new Dictionary<string, string> { ["classifier.0"] = "fc6", ["classifier.3"] = "fc7", ["classifier.6"] = "fc8" };
        for (int i = 0; i < s_vggConvolutions.Length; i++) layers[Invariant($"features.{s_vggConvolutions[i]}")] = convolutions[i];
        return layers;
    }

    private static Dictionary<string, string> Squeeze()
    {
        var layers = new Dictionary<string, string> { ["features.0"] = "conv1", ["classifier.1"] = "conv10" };
        for (int i = 0; i < s_fires.Length; i++)
        {
            string theirs = Invariant($"features.{s_fires[i]}"), ours = Invariant($"fire{i + 2}");
            layers[theirs + ".squeeze"] = ours + "/squeeze1x1";
            layers[theirs + ".expand1x1"] = ours + "/expand1x1";
            layers[theirs + ".expand3x3"] = ours + "/expand3x3";
        }
        return layers;
    }

    private static Dictionary<string, string> Residual(Model model)
    {
        var layers = new Dictionary<string, string> { ["conv1"] = "conv1", ["bn1"] = "bn1", ["fc"] = "fc6" };
        for (int stage = 1; stage <= 4; stage++)
        {
            int block = 0;
            foreach ((string blockName, Layer layer) in model[Invariant($"res{stage + 1}")].NamedLayers)
            {
                string theirs = Invariant($"layer{stage}.{block++}"), ours = Invariant($"res{stage + 1}/{blockName}");
                int path = layer is BottleneckBlock ? 3 : 2;
                for (int step = 1; step <= path; step++)
                {
                    layers[Invariant($"{theirs}.conv{step}")] = Invariant($"{ours}/conv{step}");
                    layers[Invariant($"{theirs}.bn{step}")] = Invariant($"{ours}/bn{step}");
                }
                // The way around a block, where there is one, is the step after its own.
                layers[$"{theirs}.downsample.0"] = Invariant($"{ours}/conv{path + 1}");
                layers[$"{theirs}.downsample.1"] = Invariant($"{ours}/bn{path + 1}");
            }
        }
        return layers;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
