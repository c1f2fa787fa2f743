namespace DeZeroNative.Tests;

public class RepeatTests
{
    [Theory, OnEachDevice]
    public void Slices_of_an_axis_stand_several_times_in_a_row(string device)
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.Arange(6).Reshape((2, 3)).On(device)))
        {
            TensorAssert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5], x.Tensor.Repeat(2, axis: 1));
            TensorAssert.Equal([0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5], x.Tensor.Repeat(2, axis: 0));
            TensorAssert.Equal([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5], x.Tensor.Repeat(3));
            TensorAssert.Equal([0, 2, 2, 3, 5, 5], x.Tensor.Repeat([1, 0, 2], axis: -1));
        }
    }

    [Fact]
    public void Shapes_follow_the_counts()
    {
        TensorAssert.HasShape((2, 12, 1), Tensor.Zeros((2, 3, 1)).Repeat(4, axis: 1));
        TensorAssert.HasShape((2, 0), Tensor.Zeros((2, 3)).Repeat(0, axis: 1));
        TensorAssert.HasShape((0, 6), Tensor.Zeros((0, 3)).Repeat(2, axis: 1));
        TensorAssert.HasShape(3, Tensor.Scalar(1f).Repeat(3));
    }

    [Fact]
    public void The_result_is_a_copy_even_where_nothing_repeats()
    {
        Tensor x = Tensor.Arange(3), y = x.Repeat(1, 0);

        y.Fill(9);

        TensorAssert.Equal([0, 1, 2], x);
    }

    [Fact]
    public void Counts_are_checked()
    {
        Assert.Equal("[repeat] a count must not be negative, got -1", Assert.Throws<ShapeException>(() => Tensor.Zeros(2).Repeat(-1)).Message);
        Assert.Equal("[repeat] 2 counts for axis 0 of shape (3,)", Assert.Throws<ShapeException>(() => Tensor.Zeros(3).Repeat([1, 2], 0)).Message);
        Assert.Throws<ShapeException>(() => Tensor.Zeros(2).Repeat([1, -2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(2).Repeat(2, 1));
        Assert.Throws<ShapeException>(() => Tensor.Zeros(8).Repeat(long.MaxValue / 2));
    }
}
