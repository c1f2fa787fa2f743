namespace DeZeroNative.Tests;

public class RollTests
{
    [Theory, OnEachDevice]
    public void What_leaves_at_the_end_comes_in_at_the_front(string device)
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.Arange(6).Reshape((2, 3)).On(device)))
        {
            TensorAssert.Equal([2, 0, 1, 5, 3, 4], x.Tensor.Roll(1, axis: 1));
            TensorAssert.Equal([1, 2, 0, 4, 5, 3], x.Tensor.Roll(-1, axis: -1));
            TensorAssert.Equal([3, 4, 5, 0, 1, 2], x.Tensor.Roll(7, axis: 0));
            TensorAssert.Equal([4, 5, 0, 1, 2, 3], x.Tensor.Roll(2));
            TensorAssert.Equal([5, 3, 4, 2, 0, 1], x.Tensor.Roll([1, 1], [0, 1]));
        }
    }

    [Fact]
    public void The_result_is_a_copy_even_where_nothing_moves()
    {
        Tensor x = Tensor.Arange(3), y = x.Roll(3, 0);

        y.Fill(9);

        TensorAssert.Equal([0, 1, 2], x);
    }

    [Fact]
    public void An_empty_axis_stays_empty_and_axes_are_checked()
    {
        TensorAssert.HasShape((2, 0), Tensor.Zeros((2, 0)).Roll(5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(2).Roll(1, 1));
        Assert.Equal("[roll] 1 shifts for 2 axes", Assert.Throws<ArgumentException>(() => Tensor.Zeros((2, 2)).Roll([1], [0, 1])).Message);
    }
}
