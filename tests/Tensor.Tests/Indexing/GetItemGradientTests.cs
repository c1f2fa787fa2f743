namespace DeZeroNative.Tests;

public class GetItemGradientTests
{
    [Theory, OnEachDevice]
    public void The_gradient_of_a_view_lies_where_the_view_lay(string device)
    {
        Tensor gy = Tensor.From([1f, 2]).On(device);

        Tensor gx = Tensor.GetItemGradient(gy, (2, 3), [1, new Slice(step: -2)]);

        TensorAssert.HasShape((2, 3), gx);
        TensorAssert.Equal([0, 0, 0, 2, 0, 1], gx);
    }

    [Theory, OnEachDevice]
    public void Positions_named_more_than_once_add_up(string device)
    {
        Tensor gy = Tensor.From(new float[,] { { 1, 2 }, { 10, 20 }, { 100, 200 } }).On(device);

        Tensor gx = Tensor.GetItemGradient(gy, (2, 2), [new[] { 1, 1, -1 }]);

        TensorAssert.Equal([0, 0, 111, 222], gx);
    }

    [Fact]
    public void Gradients_in_every_layout_are_added_through_arrays_apart()
    {
        Tensor gy = Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } });

        foreach (LayoutCase layout in Layouts.Of(gy))
        {
            Tensor gx = Tensor.GetItemGradient(layout.Tensor, (2, 2, 2), [new[] { 1, 1 }, TensorIndex.All, new[] { 0, 0 }]);

            TensorAssert.Equal([0, 0, 0, 0, 4, 0, 6, 0], gx);
        }
    }

    [Fact]
    public void The_gradient_is_what_a_sum_over_the_picked_elements_needs()
    {
        // d sum(w x[index]) / dx, counted one element at a time.
        TensorIndex[] index = [new Slice(step: -1), new[] { 0, 2, 0 }];
        Tensor x = Tensor.Arange(12, DType.Float64).Reshape((4, 3)), w = Values.Random((4, 3), DType.Float64);

        Tensor gx = Tensor.GetItemGradient(w, x.Shape, index);

        for (int i = 0; i < 12; i++)
        {
            Tensor one = Tensor.Zeros(12, DType.Float64);
            one.Fill(1, i);
            Assert.Equal((one.Reshape((4, 3))[index] * w).Sum().Item(), gx.Reshape(12)[i].Item(), 12);
        }
    }
}
