using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class MultiHeadAttentionTests
{
    [Theory, OnEachDevice(false), OnEachDevice(true)]
    public void Heads_attend_each_to_their_part(string device, bool causal)
    {
        var layer = new MultiHeadAttention(6, heads: 2, random: new RandomGenerator(1));
        Tensor x = Values.Random((2, 4, 6), DType.Float32, 1, -1, 1);
        layer.Forward(x);
        Dictionary<string, Tensor> w = layer.NamedParameters().ToDictionary(named => named.Key, named => named.Value.Data);
        var heads = new Variable[2];
        for (int head = 0; head < 2; head++)
        {
            var part = new Slice(3 * head, 3 * head + 3);
            Variable Part(string name) => Tensor.Linear(x, w[name + "/W"], w[name + "/b"])[TensorIndex.Ellipsis, part];
            heads[head] = F.ScaledDotProductAttention(Part("q"), Part("k"), Part("v"), causal: causal);
        }
        Tensor expected = Tensor.Linear(F.Concat(heads, axis: 2).Data, w["out/W"], w["out/b"]);

        layer.To(Device.Parse(device));
        Tensor there = x.On(device);
        TensorAssert.Close(expected, layer.Attend(there, there, there, causal: causal).Data, rtol: 1e-4, atol: 1e-5);
    }

    [Fact]
    public void Queries_may_attend_to_another_sequence_under_a_mask()
    {
        var layer = new MultiHeadAttention(4, heads: 2, dtype: DType.Float64, random: new RandomGenerator(1));
        Tensor x = Values.Random((1, 3, 4), DType.Float64, 1, -1, 1), memory = Values.Random((1, 5, 7), DType.Float64, 2, -1, 1);
        Tensor mask = Tensor.From([true, true, false, false, true]), changed = memory.Clone();
        Tensor y = layer.Attend(x, memory, memory, mask).Data;
        TensorAssert.HasShape((1, 3, 4), y);
        changed[0, 2] = Tensor.Full(7, 9.0, DType.Float64);
        TensorAssert.Close(y, layer.Attend(x, changed, changed, mask).Data, rtol: 1e-12);
    }

    [Fact]
    public void Gradients_reach_every_parameter()
    {
        var layer = new MultiHeadAttention(4, heads: 2, random: new RandomGenerator(1));
        F.Sum(F.Square(layer.Forward(Values.Random((2, 3, 4), DType.Float32, 1, -1, 1)))).Backward();
        Assert.Equal(8, layer.Parameters().Count());
        Assert.All(layer.Parameters(), parameter => Assert.NotNull(parameter.Grad));
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiHeadAttention(5, heads: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiHeadAttention(4, heads: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiHeadAttention(4, heads: 2, dropout: 1));
        Assert.Throws<ShapeException>(() => new MultiHeadAttention(4, heads: 2).Forward(Tensor.Ones((3, 4))));
    }
}
