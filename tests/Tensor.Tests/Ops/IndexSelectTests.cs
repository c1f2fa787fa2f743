namespace DeZeroNative.Tests;

public class IndexSelectTests
{
    [Theory, OnEachDevice]
    public void Rows_and_columns_are_picked_with_repeats_and_from_the_end(string device)
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.Arange(6).Reshape((2, 3)).On(device)))
        {
            TensorAssert.Equal([3, 4, 5, 0, 1, 2, 3, 4, 5], x.Tensor.IndexSelect(Tensor.From([1, 0, -1]).On(device)));
            TensorAssert.Equal([2, 2, 5, 5], x.Tensor.IndexSelect(Tensor.From([2, 2]).On(device), axis: -1));
        }
    }

    [Fact]
    public void The_axes_of_the_index_stand_where_the_axis_stood()
    {
        Tensor y = Tensor.Zeros((2, 5, 3)).IndexSelect(Tensor.Zeros((4, 1), DType.Int64), axis: 1);

        TensorAssert.HasShape((2, 4, 1, 3), y);
    }

    [Fact]
    public void A_mask_or_real_numbers_are_refused()
    {
        Assert.Equal(
            "[index_select] an index must hold integers, got bool", Assert.Throws<DTypeException>(() => Tensor.Zeros(1).IndexSelect(Tensor.From([true]))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(1).IndexSelect(Tensor.From([1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(1).IndexSelect(Tensor.From([0]), 1));
    }
}
