using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class ConvolutionLayerTests
{
    [Theory, OnEachDevice]
    public void Each_layer_computes_its_function(string name)
    {
        Device device = Device.Parse(name);
        Variable images = Values.Random((2, 4, 6, 5)).To(device), sequences = Values.Random((2, 4, 9)).To(device);

        Conv2d conv2d = OnDevice(new Conv2d(6, (3, 2), stride: (2, 1), pad: 1, dilation: (1, 2), groups: 2), device);
        TensorAssert.Equal(F.Conv2d(images, conv2d.WFor(images), conv2d.B, (2, 1), 1, (1, 2), 2).Data, conv2d.Forward(images).Data);

        Conv1d conv1d = OnDevice(new Conv1d(6, 3, stride: 2, pad: 1, dilation: 2, groups: 2), device);
        TensorAssert.Equal(F.Conv1d(sequences, conv1d.WFor(sequences), conv1d.B, 2, 1, 2, 2).Data, conv1d.Forward(sequences).Data);

        Deconv2d deconv2d = OnDevice(new Deconv2d(6, 3, stride: 2, pad: 1, outSize: (12, 10), groups: 2), device);
        TensorAssert.Equal(F.Deconv2d(images, deconv2d.WFor(images), deconv2d.B, 2, 1, (12, 10), groups: 2).Data, deconv2d.Forward(images).Data);
    }

    [Fact]
    public void W_is_made_at_the_first_call_in_the_layout_of_DeZero()
    {
        var conv = new Conv2d(4, 3);
        Assert.Null(conv.W);
        conv.Forward(Tensor.Ones((1, 2, 3, 3)));
        Assert.Equal(["W", "b"], conv.NamedParameters().Select(named => named.Key));

        Assert.Equal(new Shape(4, 2, 3, 3), conv.W!.Shape);
        Assert.Equal(new Shape(4, 1, 3, 3), new Conv2d(4, 3, inChannels: 4, groups: 4).W!.Shape);
        Assert.Equal(new Shape(2, 4, 3, 5), new Deconv2d(4, (3, 5), inChannels: 2).W!.Shape);
        Assert.Equal(new Shape(6, 2, 5), new Conv1d(6, 5, inChannels: 4, groups: 2, noBias: true).W!.Shape);
    }

    [Fact]
    public void W_is_normal_with_the_deviation_of_its_inputs_and_b_is_zero()
    {
        var layer = new Conv2d(400, 5, inChannels: 20, random: new RandomGenerator(1));

        double[] w = Values.Of(layer.W!.Data);
        double mean = w.Average(), deviation = Math.Sqrt(w.Average(v => (v - mean) * (v - mean))), expected = Math.Sqrt(1.0 / 500);

        // Of 200,000 numbers the deviation is known to 0.16 percent; four of these are allowed.
        Assert.InRange(deviation, expected * (1 - 0.0064), expected * (1 + 0.0064));
        Assert.All(Values.Of(layer.B!.Data), b => Assert.Equal(0, b));
    }

    [Fact]
    public void Weights_load_before_the_first_call()
    {
        var layer = new Conv2d(2, 1, groups: 1);
        layer.SetWeights(new Dictionary<string, Tensor> { ["W"] = Tensor.From([1f, 2]).Reshape((2, 1, 1, 1)), ["b"] = Tensor.From([10f, 20f]) });
        TensorAssert.Equal([13, 26], layer.Forward(Tensor.Full((1, 1, 1, 1), 3)).Data);

        var error = Assert.Throws<InvalidDataException>(() => new Conv2d(2, 3).SetWeights(
            new Dictionary<string, Tensor> { ["W"] = Tensor.Ones((2, 5, 1, 1)), ["b"] = Tensor.Ones(2) }));
        Assert.Contains("'W' has shape (2, 5, 1, 1), expected (2, any, 3, 3)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(4, 3, stride: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(4, 3, groups: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv1d(4, 3, pad: -1));
        Assert.Throws<DTypeException>(() => new Deconv2d(4, 3, dtype: DType.Int32));
        Assert.Throws<ShapeException>(() => new Conv2d(4, 3, inChannels: 3, groups: 2));
        var error = Assert.Throws<ShapeException>(() => new Conv1d(4, 3).Forward(Tensor.Ones((1, 2, 3, 3))));
        Assert.Equal("[conv1d] x must have 3 axes, (n, c, ...), got shape (1, 2, 3, 3)", error.Message);
    }

    private static TLayer OnDevice<TLayer>(TLayer layer, Device device) where TLayer : Layer
    {
        layer.To(device);
        return layer;
    }
}

internal static class MadeWeights
{
    /// <summary>W after a first call has made it.</summary>
    internal static Parameter WFor(this ConvolutionLayer layer, Variable x)
    {
        layer.Forward(x);
        return layer.W!;
    }
}
