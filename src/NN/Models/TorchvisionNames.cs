using System.Globalization;

namespace DeZeroNative.NN;

/// <summary>
/// The names of torchvision's weight files for models: <c>model.LoadSafetensors(path, TorchvisionNames.Of(model))</c>. A ResNet wants
/// <see cref="ResNetForm.PyTorch"/>.
/// </summary>
public static class TorchvisionNames
{
    // Where the layers with weights stand in torchvision's Sequential of each model.
    private static readonly int[] s_vggFeatures = [0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28];
    private static readonly string[] s_vggConvolutions =
    [
        "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv4_1", "conv4_2", "conv4_3", "conv5_1", "conv5_2", "conv5_3",
    ];

    private static readonly int[] s_fireFeatures = [3, 4, 6, 7, 9, 10, 11, 12];

    /// <summary><c>layer1.0.conv1.weight</c> is <c>res2/a/conv1/W</c>, <c>downsample</c> the last convolution of its block, <c>fc</c> is fc6.</summary>
    public static WeightMap Of(ResNet model)
    {
        ArgumentNullException.ThrowIfNull(model);
        int shortcut = model.NamedSlots().Any(named => named.Key == "res2/a/conv4/W") ? 4 : 3;
        return WeightMap.PyTorch(model, name =>
        {
            string[] parts = name.Split('.');
            if (parts is ["fc", _]) return $"fc6.{parts[1]}";
            if (parts.Length < 4 || !parts[0].StartsWith("layer", StringComparison.Ordinal) || !Parse(parts[0].AsSpan(5), out int stage)) return name;
            if (!Parse(parts[1], out int block)) return name;
            string place = $"res{stage + 1}.{(block == 0 ? "a" : $"b{block}")}";
            return parts switch
            {
                [_, _, "downsample", "0", var last] => $"{place}.conv{shortcut}.{last}",
                [_, _, "downsample", "1", var last] => $"{place}.bn{shortcut}.{last}",
                _ => $"{place}.{string.Join('.', parts[2..])}",
            };
        });
    }

    /// <summary><c>features.0.weight</c> is <c>conv1_1/W</c>, <c>classifier.0</c>, 3 and 6 are fc6, fc7 and fc8.</summary>
    public static WeightMap Of(VGG16 model) => WeightMap.PyTorch(model, name => name.Split('.') switch
    {
        ["features", var number, var last] when Parse(number, out int i) && Array.IndexOf(s_vggFeatures, i) is >= 0 and var place =>
            $"{s_vggConvolutions[place]}.{last}",
        ["classifier", var number, var last] when Parse(number, out int i) && i is 0 or 3 or 6 => $"fc{6 + (i / 3)}.{last}",
        _ => name,
    });

    /// <summary><c>features.3.squeeze.weight</c> is <c>fire2/squeeze1x1/W</c>, and so on; <c>classifier.1</c> is conv10.</summary>
    public static WeightMap Of(SqueezeNet model) => WeightMap.PyTorch(model, name => name.Split('.') switch
    {
        ["features", "0", var last] => $"conv1.{last}",
        ["classifier", "1", var last] => $"conv10.{last}",
        ["features", var number, var part, var last] when Parse(number, out int i) && Array.IndexOf(s_fireFeatures, i) is >= 0 and var place =>
            $"fire{place + 2}.{(part == "squeeze" ? "squeeze1x1" : part)}.{last}",
        _ => name,
    });

    private static bool Parse(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
