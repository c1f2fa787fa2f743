using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class EmbedIdTests
{
    [Theory, OnEachDevice]
    public void It_looks_rows_up(string device)
    {
        var layer = new EmbedId(5, 3, random: new RandomGenerator(1));
        Tensor w = layer.W.Data;
        layer.To(Device.Parse(device));
        TensorAssert.Equal(w[new[] { 4, 0 }], layer.Forward(Tensor.From([4, 0]).On(device)).Data);
        Assert.Equal(["W"], layer.NamedParameters().Select(named => named.Key));
    }

    [Fact]
    public void The_padding_row_is_zero_and_stays_so()
    {
        var layer = new EmbedId(5, 3, paddingIndex: 2, random: new RandomGenerator(1));
        Variable y = layer.Forward(Tensor.From(new[,] { { 2, 0 }, { 1, 2 } }));
        TensorAssert.Equal(Tensor.Zeros(3), y.Data[0, 0]);
        F.Sum(y).Backward();
        TensorAssert.Equal([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], layer.W.Grad!.Data);
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbedId(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbedId(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EmbedId(3, 2, paddingIndex: 3));
        Assert.Throws<DTypeException>(() => new EmbedId(3, 2, dtype: DType.Int64));
    }
}
