using DeZeroNative.TestKit;
using Xunit;

namespace DeZeroNative.NN.Tests.Layers;

public class NormLayerTests
{
    private static readonly Tensor s_x = Values.Random((2, 4, 3, 5), seed: 3);

    [Fact]
    public void Layer_norm_takes_the_last_axis_where_it_is_given_no_shape()
    {
        var layer = new LayerNorm();
        TensorAssert.Equal(F.LayerNorm(s_x, 5).Data, layer.Forward(s_x).Data);
        Assert.Equal(new Shape(5), layer.Gamma!.Shape);
        TensorAssert.Equal(F.LayerNorm(s_x, 5).Data, new LayerNorm(affine: false).Forward(s_x).Data);
    }

    [Fact]
    public void Layer_norm_over_several_axes_has_its_parameters_at_once()
    {
        var layer = new LayerNorm((3, 5), eps: 1e-3);
        Assert.Equal(new Shape(3, 5), layer.Gamma!.Shape);
        TensorAssert.Equal(F.LayerNorm(s_x, (3, 5), eps: 1e-3).Data, layer.Forward(s_x).Data);
        Assert.Throws<ShapeException>(() => layer.Forward(Tensor.Ones((2, 5))));
    }

    [Fact]
    public void Group_norm_makes_its_parameters_for_the_channels()
    {
        var layer = new GroupNorm(2);
        Assert.Empty(layer.Parameters());
        TensorAssert.Equal(F.GroupNorm(s_x, 2).Data, layer.Forward(s_x).Data);
        Assert.Equal(["gamma", "beta"], layer.NamedParameters().Select(named => named.Key));
        Assert.Equal(new Shape(4), layer.Beta!.Shape);
        Assert.Equal(new Shape(6), new GroupNorm(2, channels: 6).Beta!.Shape);
    }

    [Fact]
    public void Instance_norm_has_parameters_where_it_is_told_so()
    {
        TensorAssert.Equal(F.InstanceNorm(s_x).Data, new InstanceNorm().Forward(s_x).Data);
        var layer = new InstanceNorm(affine: true);
        layer.Forward(s_x);
        Assert.Equal(new Shape(4), layer.Gamma!.Shape);
        Assert.Null(new InstanceNorm().Gamma);
    }

    [Theory, OnEachDevice]
    public void Scale_and_shift_are_learned_on_any_device(string name)
    {
        Device device = Device.Parse(name);
        foreach (NormLayer layer in new NormLayer[] { new LayerNorm(), new GroupNorm(2), new InstanceNorm(affine: true) })
        {
            layer.To(device);
            F.Sum(F.Square(layer.Forward(s_x.To(device)))).Backward();
            Assert.Same(device, layer.Gamma!.Grad!.Device);
            // Of sum y^2 with gamma 1 and beta 0: 2 sum y^2 for gamma, which is about the number of elements.
            Assert.Equal(2 * s_x.Size, layer.Gamma.Grad.Data.Sum().Item(), 0.01 * s_x.Size);
        }
    }

    [Fact]
    public void They_are_the_same_in_use()
    {
        var layer = new GroupNorm(2);
        Tensor trained = layer.Forward(s_x).Data;
        using (new TestMode()) TensorAssert.Equal(trained, layer.Forward(s_x).Data);
    }

    [Fact]
    public void They_refuse_what_does_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroupNorm(0));
        Assert.Throws<ShapeException>(() => new GroupNorm(3).Forward(s_x));
        Assert.Throws<ShapeException>(() => new GroupNorm(1).Forward(Tensor.Ones(3)));
        Assert.Throws<ShapeException>(() => new LayerNorm().Forward(Tensor.Scalar(1f)));
        Assert.Throws<DTypeException>(() => new LayerNorm(3, dtype: DType.Int64));
    }
}
