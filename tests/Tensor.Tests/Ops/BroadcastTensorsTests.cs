namespace DeZeroNative.Tests;

public class BroadcastTensorsTests
{
    [Theory, OnEachDevice]
    public void All_take_their_common_shape_as_views(string device)
    {
        Tensor row = Tensor.Arange(3).On(device), column = Tensor.Arange(2).Reshape((2, 1)).On(device);

        Tensor[] ys = Tensor.BroadcastTensors(row, column, Tensor.Scalar(7f).On(device));

        TensorAssert.Equal([0, 1, 2, 0, 1, 2], ys[0]);
        TensorAssert.Equal([0, 0, 0, 1, 1, 1], ys[1]);
        TensorAssert.Equal([7, 7, 7, 7, 7, 7], ys[2]);
        Assert.Same(row.Storage, ys[0].Storage);
        Assert.Throws<ShapeException>(() => Tensor.BroadcastTensors(row, Tensor.Zeros(2)));
    }

    [Fact]
    public void Shapes_broadcast_without_tensors()
    {
        Assert.Equal(new Shape(2, 4, 3), Shape.Broadcast((4, 1), 3, (2, 1, 1)));
        Assert.Equal(Shape.Scalar, Shape.Broadcast());
        Assert.Equal("[broadcast] shapes do not broadcast: (2,) and (3,)", Assert.Throws<ShapeException>(() => Shape.Broadcast(2, 3)).Message);
    }
}
