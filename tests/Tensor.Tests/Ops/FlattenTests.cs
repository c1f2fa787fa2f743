namespace DeZeroNative.Tests;

public class FlattenTests
{
    [Fact]
    public void The_axes_from_one_on_become_one()
    {
        Tensor x = Tensor.Arange(24).Reshape((2, 3, 4));

        TensorAssert.HasShape((2, 12), x.Flatten());
        TensorAssert.HasShape(24, x.Flatten(0));
        TensorAssert.HasShape((2, 3, 4), x.Flatten(-1));
        TensorAssert.HasShape((2, 3, 4, 1), x.Flatten(3));
        TensorAssert.HasShape((3, 1), Tensor.Zeros(3).Flatten());
        TensorAssert.HasShape(1, Tensor.Scalar(1f).Flatten(0));
        TensorAssert.HasShape((0, 12), Tensor.Zeros((0, 3, 4)).Flatten());
    }

    [Theory, OnEachDevice]
    public void Every_layout_is_read_in_row_major_order(string device)
    {
        Tensor dense = Tensor.Arange(24).Reshape((2, 3, 4)).On(device);

        foreach (LayoutCase x in Layouts.Of(dense)) TensorAssert.Equal(dense.Reshape((2, 12)), x.Tensor.Flatten());
    }

    [Fact]
    public void An_axis_that_does_not_exist_is_refused() =>
        Assert.StartsWith(
            "[flatten] axis 4 is out of range for shape (2, 3, 4)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros((2, 3, 4)).Flatten(4)).Message, StringComparison.Ordinal);
}
