using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class BatchNormTests
{
    [Theory, OnEachDevice]
    public void It_normalizes_in_training_and_takes_what_it_learned_into_use(string name)
    {
        Device device = Device.Parse(name);
        var layer = new BatchNorm(decay: 0, eps: 0);
        layer.To(device);
        Tensor x = Tensor.From(new float[,] { { 1, 10 }, { 3, 30 } }).To(device);

        TensorAssert.Close([-1, -1, 1, 1], layer.Forward(x).Data);
        TensorAssert.Close([2, 20], layer.AvgMean!);
        TensorAssert.Close([2, 200], layer.AvgVar!);
        using (new TestMode()) TensorAssert.Close([-0.70710678, -0.70710678, 0.70710678, 0.70710678], layer.Forward(x).Data);
        Assert.Same(device, layer.AvgMean!.Device);
    }

    [Fact]
    public void All_is_made_at_the_first_call_under_the_keys_of_DeZero()
    {
        var layer = new BatchNorm();
        Assert.Empty(layer.NamedParameters());
        Assert.Empty(layer.NamedBuffers());

        layer.Forward(Tensor.Ones((2, 3, 4, 4)));

        Assert.Equal(["gamma", "beta"], layer.NamedParameters().Select(named => named.Key));
        Assert.Equal(["avg_mean", "avg_var"], layer.NamedBuffers().Select(named => named.Key));
        Assert.All(layer.NamedParameters(), named => Assert.Equal(new Shape(3), named.Value.Shape));
    }

    [Fact]
    public void It_starts_as_a_plain_normalization()
    {
        var layer = new BatchNorm(channels: 2, dtype: DType.Float64);
        TensorAssert.Equal(Tensor.Ones(2, DType.Float64), layer.Gamma!.Data);
        TensorAssert.Equal(Tensor.Zeros(2, DType.Float64), layer.Beta!.Data);
        TensorAssert.Equal(Tensor.Zeros(2, DType.Float64), layer.AvgMean!);
        TensorAssert.Equal(Tensor.Ones(2, DType.Float64), layer.AvgVar!);
    }

    [Fact]
    public void Running_statistics_are_saved_and_loaded_with_the_parameters()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.npz");
        BatchNorm layer = new(), copy = new();
        Tensor x = Values.Random((8, 3));
        layer.Forward(x);
        try
        {
            layer.SaveWeights(path);
            copy.LoadWeights(path);
        }
        finally
        {
            File.Delete(path);
        }
        using (new TestMode()) TensorAssert.Equal(layer.Forward(x).Data, copy.Forward(x).Data);
        copy.Forward(x);
        Assert.NotEqual(Values.Of(layer.AvgMean!), Values.Of(copy.AvgMean!));
    }

    [Fact]
    public void PyTorch_counts_what_is_replaced_instead_of_what_is_kept()
    {
        Assert.Equal(0.75, new BatchNorm(momentum: 0.25).Decay);
        Assert.Equal(0.9, new BatchNorm().Decay);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm(momentum: 2));
    }

    [Fact]
    public void Optimizers_see_gamma_and_beta_only()
    {
        var layer = new BatchNorm(channels: 3);
        Assert.Equal(2, layer.Parameters().Count());
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ShapeException>(() => new BatchNorm().Forward(Tensor.Ones(3)));
        Assert.Throws<ShapeException>(() => new BatchNorm(channels: 2).Forward(Tensor.Ones((4, 3))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm(channels: 0));
        Assert.Throws<DTypeException>(() => new BatchNorm(dtype: DType.Int32));
    }
}
