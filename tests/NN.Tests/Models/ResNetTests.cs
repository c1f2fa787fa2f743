using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Models;

[Collection(MemoryCollection.Name)]
public class ResNetTests
{
    [Theory]
    [InlineData(18, 11_689_512)]
    [InlineData(34, 21_797_672)]
    [InlineData(50, 25_557_032)]
    [InlineData(101, 44_549_160)]
    [InlineData(152, 60_192_808)]
    public void It_has_as_many_parameters_as_published(int layers, long expected)
    {
        using var scope = new TensorScope();

        Assert.Equal(expected, Create(layers).Parameters().Sum(parameter => parameter.Size));
    }

    [Fact]
    public void DeZeros_form_has_the_keys_of_its_weight_files()
    {
        var model = new ResNet50(classes: 10, form: ResNetForm.DeZero);

        string[] parameters = [.. model.NamedParameters().Select(named => named.Key)], buffers = [.. model.NamedBuffers().Select(named => named.Key)];

        Assert.Equal(["conv1/W", "conv1/b", "bn1/gamma", "bn1/beta", "res2/a/conv1/W", "res2/a/bn1/gamma"], parameters[..6]);
        Assert.Equal(["bn1/avg_mean", "bn1/avg_var", "res2/a/bn1/avg_mean"], buffers[..3]);
        Assert.Contains("res2/a/conv4/W", parameters);
        Assert.DoesNotContain("res2/b1/conv4/W", parameters);
        Assert.Contains("res4/b5/bn3/avg_var", buffers);
        Assert.DoesNotContain("res4/b6/bn3/avg_var", buffers);
        Assert.Equal(["fc6/W", "fc6/b"], parameters[^2..]);
    }

    [Theory, OnEachDevice]
    public void Weights_saved_by_one_model_give_another_the_same_answers(string name)
    {
        Device device = Device.Parse(name);
        string path = Path.Combine(Path.GetTempPath(), $"resnet-{Guid.NewGuid():N}.npz");
        var random = new RandomGenerator(2);
        var first = new ResNet18(classes: 4, random: random);
        first.To(device);
        Variable x = random.Normal((2, 3, 40, 40)).To(device);
        first.Forward(x); // moves the running statistics away from where they start
        first.SaveWeights(path);
        var second = new ResNet18(classes: 4, random: random);
        second.To(device);
        second.LoadWeights(path);
        File.Delete(path);

        using var testMode = new TestMode();
        TensorAssert.Equal(first.Forward(x).Data, second.Forward(x).Data);
    }

    [Fact]
    public void A_block_whose_last_scale_is_zero_passes_what_is_positive()
    {
        var block = new BasicBlock(3, 3);
        block.Forward(Tensor.Ones((1, 3, 4, 4)));
        block.SetWeights(block.NamedParameters().Select(named => KeyValuePair.Create(named.Key, named.Value.Data)).Concat(block.NamedBuffers())
            .ToDictionary(named => named.Key, named => named.Key is "bn2/gamma" or "bn2/beta" ? Tensor.Zeros(named.Value.Shape) : named.Value));
        Tensor x = new RandomGenerator(5).Normal((2, 3, 4, 4));

        TensorAssert.Equal(x.Relu(), block.Forward(x).Data);
    }

    [Theory]
    [InlineData(ResNetForm.PyTorch, 7)]
    [InlineData(ResNetForm.DeZero, 6)]
    public void The_forms_differ_in_the_first_pooling(ResNetForm form, int side)
    {
        var model = new ResNet18(classes: 4, form: form);
        Shape? seen = null;
        model["res2"].AddForwardPreHook((_, x) => { seen = x.Shape; return null; });

        model.Forward(Tensor.Ones((1, 3, 28, 28)));

        Assert.Equal((Shape)(1, 64, side, side), seen);
    }

    [Fact]
    public void Other_numbers_of_layers_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ResNet(20));

    private static ResNet Create(int layers) => layers switch
    {
        18 => new ResNet18(),
        34 => new ResNet34(),
        50 => new ResNet50(),
        101 => new ResNet101(),
        _ => new ResNet152(),
    };
}
