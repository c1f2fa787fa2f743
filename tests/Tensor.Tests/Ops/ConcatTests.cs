namespace DeZeroNative.Tests;

public class ConcatTests
{
    [Theory, OnEachDevice]
    public void Tensors_are_joined_along_any_axis_in_every_layout(string device)
    {
        Tensor a = Tensor.From(new float[,] { { 1, 2 }, { 3, 4 } }).On(device), b = Tensor.From(new float[,] { { 5 }, { 6 } }).On(device);

        foreach (LayoutCase x in Layouts.Of(a))
        {
            TensorAssert.Equal(Tensor.From(new float[,] { { 1, 2, 5 }, { 3, 4, 6 } }), Tensor.Concat([x.Tensor, b], axis: -1).To(Device.Cpu));
            TensorAssert.Equal([5, 6, 1, 2, 3, 4], Tensor.Concat([b.T, x.Tensor]));
        }
    }

    [Fact]
    public void Empty_tensors_one_tensor_and_broadcast_ones_are_joined_too()
    {
        Tensor row = Tensor.From([1f, 2]);

        TensorAssert.Equal(row, Tensor.Concat([row, Tensor.Zeros(0)]));
        TensorAssert.Equal([1, 2, 1, 2, 1, 2], Tensor.Concat([row.BroadcastTo((2, 2)), row.Reshape((1, 2))]));
        Tensor copy = Tensor.Concat([row]);
        copy.Fill(0);
        TensorAssert.Equal([1, 2], row);
    }

    [Fact]
    public void The_type_is_the_one_that_holds_all()
    {
        Tensor y = Tensor.Concat([Tensor.From([true]), Tensor.From([2]), Tensor.From([2.5f])]);

        TensorAssert.Equal(Tensor.From([1f, 2, 2.5f]), y);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Tensor a = Tensor.Zeros((2, 3));

        Assert.Equal("[concat] there is nothing to join", Assert.Throws<ShapeException>(() => Tensor.Concat([])).Message);
        Assert.Equal(
            "[concat] shapes (2, 3) and (3, 3) differ in another axis than 1", Assert.Throws<ShapeException>(() => Tensor.Concat([a, Tensor.Zeros((3, 3))], 1)).Message);
        Assert.Throws<ShapeException>(() => Tensor.Concat([a, Tensor.Zeros(3)]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Concat([a, a], 2));
        Assert.StartsWith("[concat] axis 2 is out of range for shape (2, 3)", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Concat([Tensor.Scalar(1f)]));
    }
}
