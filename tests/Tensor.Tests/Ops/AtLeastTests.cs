namespace DeZeroNative.Tests;

public class AtLeastTests
{
    [Fact]
    public void Axes_of_size_1_are_added_where_there_are_too_few()
    {
        TensorAssert.HasShape(1, Tensor.Scalar(1f).AtLeast1D());
        TensorAssert.HasShape((2, 3), Tensor.Zeros((2, 3)).AtLeast1D());
        TensorAssert.HasShape((1, 1), Tensor.Scalar(1f).AtLeast2D());
        TensorAssert.HasShape((1, 3), Tensor.Zeros(3).AtLeast2D());
        TensorAssert.HasShape((2, 3, 4), Tensor.Zeros((2, 3, 4)).AtLeast2D());
        Tensor x = Tensor.Arange(3);
        Assert.Same(x.Storage, x.AtLeast2D().Storage);
    }

    [Theory, OnEachDevice]
    public void Vectors_are_joined_end_to_end_or_as_rows(string device)
    {
        Tensor a = Tensor.From([1f, 2]).On(device), b = Tensor.From([3f, 4]).On(device);

        TensorAssert.Equal([1, 2, 3, 4], Tensor.HStack(a, b));
        TensorAssert.HasShape((2, 2), Tensor.VStack(a, b));
        TensorAssert.Equal([1, 2, 3, 4], Tensor.VStack(a, b));
        TensorAssert.Equal([1, 3, 2, 4], Tensor.HStack(a.Reshape((2, 1)), b.Reshape((2, 1))));
        TensorAssert.HasShape((4, 1), Tensor.VStack(a.Reshape((2, 1)), b.Reshape((2, 1))));
        TensorAssert.HasShape(2, Tensor.HStack(Tensor.Scalar(1f), Tensor.Scalar(2f)));
        Assert.Throws<ShapeException>(() => Tensor.VStack());
        Assert.Throws<ShapeException>(() => Tensor.HStack());
    }
}
