using Xunit;

namespace DeZeroNative.NN.Tests.Models;

[Collection(MemoryCollection.Name)]
public class VGG16Tests
{
    [Fact]
    public void It_has_as_many_parameters_as_published_under_DeZeros_keys()
    {
        using var scope = new TensorScope();
        var model = new VGG16();

        string[] keys = [.. model.NamedParameters().Select(named => named.Key)];

        Assert.Equal(138_357_544, model.Parameters().Sum(parameter => parameter.Size));
        Assert.Equal(
            from layer in new[] { "conv1_1", "conv1_2", "conv2_1", "conv2_2", "conv3_1", "conv3_2", "conv3_3", "conv4_1", "conv4_2", "conv4_3",
                "conv5_1", "conv5_2", "conv5_3", "fc6", "fc7", "fc8" }
            from name in new[] { "W", "b" }
            select $"{layer}/{name}",
            keys);
    }

    [Fact]
    public void A_step_down_its_gradient_lowers_the_loss()
    {
        var random = new RandomGenerator(1);
        var model = new VGG16(classes: 2, imageSize: 32, random: random);
        Tensor x = random.Normal((2, 3, 32, 32)), t = Tensor.From([0L, 1L]);

        using var testMode = new TestMode();
        Variable before = F.SoftmaxCrossEntropy(model.Forward(x), t);
        before.Backward();
        new SGD(0.01).Setup(model).Update();
        using var noGrad = new NoGrad();
        Variable after = F.SoftmaxCrossEntropy(model.Forward(x), t);

        Assert.True(after.Data.Item() < before.Data.Item(), $"the loss went from {before} to {after}");
    }

    [Fact]
    public void Images_too_small_for_five_poolings_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new VGG16(imageSize: 31));
}
