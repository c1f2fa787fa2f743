using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class TransformerEncoderLayerTests
{
    [Theory, OnEachDevice(false), OnEachDevice(true)]
    public void It_is_attention_and_a_small_network_with_shortcuts(string device, bool normFirst)
    {
        var layer = new TransformerEncoderLayer(6, heads: 2, hiddenSize: 8, dropout: 0.3, normFirst: normFirst, random: new RandomGenerator(1));
        var attention = (MultiHeadAttention)layer["attention"];
        Layer l1 = layer["l1"], l2 = layer["l2"], norm1 = layer["norm1"], norm2 = layer["norm2"];
        Variable x = Values.Random((2, 4, 6), DType.Float32, 1, -1, 1);
        using var test = new TestMode();
        layer.Forward(x);
        Variable Attention(Variable v) => attention.Attend(v, v, v, causal: true);
        Variable EachStep(Variable v) => l2.Forward(F.Relu(l1.Forward(v)));
        Variable expected;
        if (normFirst)
        {
            Variable h = x + Attention(norm1.Forward(x));
            expected = h + EachStep(norm2.Forward(h));
        }
        else
        {
            Variable h = norm1.Forward(x + Attention(x));
            expected = norm2.Forward(h + EachStep(h));
        }

        layer.To(Device.Parse(device));
        TensorAssert.Close(expected.Data, layer.Run(x.Data.On(device), causal: true).Data, rtol: 1e-4, atol: 1e-5);
    }

    [Fact]
    public void Gradients_reach_every_parameter_and_chance_comes_from_the_seed()
    {
        Tensor x = Values.Random((2, 3, 4), DType.Float32, 1, -1, 1);
        var first = new TransformerEncoderLayer(4, heads: 2, hiddenSize: 8, dropout: 0.5, random: new RandomGenerator(1));
        var second = new TransformerEncoderLayer(4, heads: 2, hiddenSize: 8, dropout: 0.5, random: new RandomGenerator(1));
        Variable y = first.Forward(x);
        F.Sum(F.Square(y)).Backward();
        Assert.Equal(16, first.Parameters().Count());
        Assert.All(first.Parameters(), parameter => Assert.NotNull(parameter.Grad));
        TensorAssert.Equal(y.Data, second.Forward(x).Data);
        Assert.False(Tensor.AllClose(y.Data, first.Forward(x).Data));
    }
}
