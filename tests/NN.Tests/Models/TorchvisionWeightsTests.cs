using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Models;

[Collection(MemoryCollection.Name)]
public sealed class TorchvisionWeightsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"torchvision-{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_ResNet_is_written_and_read_with_torchvisions_names()
    {
        string[] names = NamesOf(new ResNet18(classes: 10));

        // Some of torchvision.models.resnet18().state_dict(), and how many there are but for num_batches_tracked.
        Assert.Equal(102, names.Length);
        foreach (string name in new[]
        {
            "conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var", "layer1.0.conv1.weight", "layer1.0.bn2.running_var",
            "layer2.0.downsample.0.weight", "layer2.0.downsample.1.running_mean", "layer4.1.conv2.weight", "fc.weight", "fc.bias",
        })
            Assert.Contains(name, names);
    }

    [Fact]
    public void Bottlenecks_have_torchvisions_names()
    {
        string[] names = NamesOf(new ResNet50(classes: 2));

        Assert.Equal(267, names.Length);
        Assert.Contains("layer1.0.downsample.1.weight", names);
        Assert.Contains("layer3.5.conv3.weight", names);
        Assert.Contains("layer3.5.bn3.bias", names);
        Assert.DoesNotContain(names, name => name.Contains('/') || name.StartsWith("res", StringComparison.Ordinal));
    }

    [Fact]
    public void A_VGG16_has_torchvisions_names()
    {
        string[] names = NamesOf(new VGG16(classes: 2, imageSize: 32));

        Assert.Equal(
            [.. new[] { 0, 10, 12, 14, 17, 19, 2, 21, 24, 26, 28, 5, 7 }.Select(i => $"features.{i}"), "classifier.0", "classifier.3", "classifier.6"],
            names.Where(name => name.EndsWith(".weight", StringComparison.Ordinal)).Select(name => name[..^7])
                .OrderBy(name => name.StartsWith("classifier", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal));
    }

    [Fact]
    public void A_SqueezeNet_has_torchvisions_names()
    {
        string[] names = NamesOf(new SqueezeNet(classes: 2));

        Assert.Equal(52, names.Length);
        foreach (string name in new[] { "features.0.weight", "features.3.squeeze.bias", "features.9.expand3x3.weight", "features.12.expand1x1.bias", "classifier.1.weight" })
            Assert.Contains(name, names);
    }

    [Fact]
    public void What_was_written_is_read_again_and_counters_are_passed_over()
    {
        var random = new RandomGenerator(3);
        var saved = new ResNet18(classes: 3, random: random);
        WeightMap map = TorchvisionWeights.MapFor(saved);
        saved.SaveSafetensors(_path, map);
        Dictionary<string, Tensor> tensors = SafetensorsFile.Load(_path).ToDictionary(named => named.Key, named => named.Value);
        tensors["bn1.num_batches_tracked"] = Tensor.From([7L]);
        SafetensorsFile.Save(_path, tensors);
        var loaded = new ResNet18(classes: 3, random: random);

        Assert.True(loaded.LoadSafetensors(_path, TorchvisionWeights.MapFor(loaded)).IsComplete);

        foreach ((string key, Parameter parameter) in saved.NamedParameters())
            TensorAssert.Equal(parameter.Data, loaded.NamedParameters().First(named => named.Key == key).Value.Data);
    }

    [Fact]
    public void Models_that_torchvision_has_not_are_refused() =>
        Assert.Contains("MLP", Assert.Throws<ArgumentException>(() => TorchvisionWeights.MapFor(new MLP([2]))).Message);

    private string[] NamesOf(Model model)
    {
        model.SaveSafetensors(_path, TorchvisionWeights.MapFor(model));
        return [.. SafetensorsFile.Load(_path).Keys];
    }
}
