namespace DeZeroNative.Tests;

public class StackTests
{
    [Theory, OnEachDevice]
    public void A_new_axis_takes_the_tensors(string device)
    {
        Tensor a = Tensor.From([1f, 2, 3]).On(device), b = Tensor.From([4f, 5, 6]).On(device);

        Tensor rows = Tensor.Stack([a, b]), columns = Tensor.Stack([a, b], axis: -1);

        TensorAssert.Equal(Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }), rows.To(Device.Cpu));
        TensorAssert.Equal(Tensor.From(new float[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } }), columns.To(Device.Cpu));
    }

    [Fact]
    public void Every_layout_is_stacked()
    {
        Tensor dense = Tensor.Arange(6).Reshape((2, 3));

        foreach (LayoutCase x in Layouts.Of(dense))
        {
            Tensor y = Tensor.Stack([x.Tensor, dense], axis: 1);

            TensorAssert.HasShape((2, 2, 3), y);
            TensorAssert.Equal([0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5], y);
        }
    }

    [Fact]
    public void Numbers_become_a_vector()
    {
        TensorAssert.Equal(Tensor.From([1.0, 2.0]), Tensor.Stack([Tensor.Scalar(1.0), Tensor.Scalar(2f)]));
        TensorAssert.HasShape((2, 0), Tensor.Stack([Tensor.Zeros(0), Tensor.Zeros(0)]));
    }

    [Fact]
    public void Shapes_must_be_the_same()
    {
        Assert.Equal("[stack] shapes differ: (2,) and (1,)", Assert.Throws<ShapeException>(() => Tensor.Stack([Tensor.Zeros(2), Tensor.Zeros(1)])).Message);
        Assert.Equal("[stack] there is nothing to join", Assert.Throws<ShapeException>(() => Tensor.Stack([])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Stack([Tensor.Zeros(2)], axis: 2));
    }
}
