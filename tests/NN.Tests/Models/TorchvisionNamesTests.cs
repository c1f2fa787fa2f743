using Xunit;

namespace DeZeroNative.NN.Tests.Models;

public sealed class TorchvisionNamesTests : IDisposable
{
    private static readonly string[] s_norm = ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"];

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"torchvision-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    // The numbers of entries are those of torchvision's state_dict().
    [Theory]
    [InlineData(18, 122)]
    [InlineData(50, 320)]
    public void Every_name_of_a_ResNet_is_found(int layers, int entries)
    {
        var names = new List<string> { "conv1.weight", "fc.weight", "fc.bias" };
        names.AddRange(s_norm.Select(last => $"bn1.{last}"));
        int[] blocks = layers == 18 ? [2, 2, 2, 2] : [3, 4, 6, 3];
        int convolutions = layers == 18 ? 2 : 3;
        for (int stage = 1; stage <= 4; stage++)
        {
            for (int block = 0; block < blocks[stage - 1]; block++)
            {
                string place = $"layer{stage}.{block}";
                for (int i = 1; i <= convolutions; i++) AddPair(names, $"{place}.conv{i}", $"{place}.bn{i}");
                if (block == 0 && (stage > 1 || layers == 50)) AddPair(names, $"{place}.downsample.0", $"{place}.downsample.1");
            }
        }
        Assert.Equal(entries, names.Count);
        var model = new ResNet(layers, classes: 3);

        Check(model, TorchvisionNames.Of(model), names);
    }

    [Fact]
    public void Every_name_of_VGG16_is_found()
    {
        string[] layers = [.. new[] { 0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28 }.Select(i => $"features.{i}"), "classifier.0", "classifier.3", "classifier.6"];
        var model = new VGG16(classes: 3, imageSize: 32);

        Check(model, TorchvisionNames.Of(model), [.. layers.SelectMany(layer => new[] { $"{layer}.weight", $"{layer}.bias" })]);
    }

    [Fact]
    public void Every_name_of_SqueezeNet_is_found()
    {
        string[] layers =
        [
            "features.0", "classifier.1",
            .. new[] { 3, 4, 6, 7, 9, 10, 11, 12 }.SelectMany(i => new[] { $"features.{i}.squeeze", $"features.{i}.expand1x1", $"features.{i}.expand3x3" }),
        ];
        var model = new SqueezeNet(classes: 3);

        Check(model, TorchvisionNames.Of(model), [.. layers.SelectMany(layer => new[] { $"{layer}.weight", $"{layer}.bias" })]);
    }

    [Fact]
    public void Values_come_to_their_places()
    {
        var saved = new ResNet(18, classes: 3, random: new RandomGenerator(1));
        var renamed = new Dictionary<string, Tensor>();
        foreach ((string key, Tensor value) in saved.NamedParameters().Select(named => KeyValuePair.Create(named.Key, named.Value.Data)).Concat(saved.NamedBuffers()))
        {
            string name = key.Replace("/W", "/weight", StringComparison.Ordinal).Replace("/gamma", "/weight", StringComparison.Ordinal)
                .Replace("/b", "/bias", StringComparison.Ordinal).Replace("/biasn", "/bn", StringComparison.Ordinal).Replace("/bias1/", "/b1/", StringComparison.Ordinal)
                .Replace("/biaseta", "/bias", StringComparison.Ordinal).Replace("avg_mean", "running_mean", StringComparison.Ordinal).Replace("avg_var", "running_var", StringComparison.Ordinal)
                .Replace("fc6", "fc", StringComparison.Ordinal).Replace("/a/conv3", "/0/downsample/0", StringComparison.Ordinal).Replace("/a/bn3", "/0/downsample/1", StringComparison.Ordinal)
                .Replace("/a/", "/0/", StringComparison.Ordinal).Replace("/b1/", "/1/", StringComparison.Ordinal);
            for (int stage = 1; stage <= 4; stage++) name = name.Replace($"res{stage + 1}/", $"layer{stage}/", StringComparison.Ordinal);
            renamed.Add(name.Replace('/', '.'), key == "fc6/W" ? value.T : value);
        }
        SafetensorsFile.Save(_path, renamed);
        var loaded = new ResNet(18, classes: 3, random: new RandomGenerator(2));

        loaded.LoadSafetensors(_path, TorchvisionNames.Of(loaded));

        foreach ((Parameter a, Parameter b) in saved.Parameters().Zip(loaded.Parameters())) Assert.Equal(a.Data.ToArray<float>(), b.Data.ToArray<float>());
    }

    private static void AddPair(List<string> names, string conv, string norm)
    {
        names.Add($"{conv}.weight");
        names.AddRange(s_norm.Select(last => $"{norm}.{last}"));
    }

    /// <summary>Each name has a key of its own and each key a name; the tensors here are too small for them all.</summary>
    private void Check(Layer model, WeightMap map, List<string> names)
    {
        SafetensorsFile.Save(_path, names.Select(name => KeyValuePair.Create(name, Tensor.Ones(0))));

        WeightReport report = model.LoadSafetensors(_path, map, strict: false);

        Assert.Equal([], report.Missing);
        Assert.Equal([], report.Unexpected);
        Assert.Equal(names.Count(name => !name.EndsWith("tracked", StringComparison.Ordinal)), report.Mismatched.Count);
    }
}
