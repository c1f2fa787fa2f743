namespace DeZeroNative.Tests;

public class GatherTests
{
    [Theory, OnEachDevice]
    public void Positions_pick_along_an_axis(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).On(device);

        TensorAssert.Equal([3, 1, 5, 5], x.Gather(Tensor.From(new long[,] { { 2, 0 }, { 1, 1 } }).On(device), axis: 1));
        TensorAssert.Equal([4, 2, 6], x.Gather(Tensor.From(new long[,] { { 1, 0, 1 } }).On(device), axis: -2));
    }

    [Fact]
    public void Every_layout_of_tensor_and_index_is_read()
    {
        Tensor x = Tensor.Arange(12).Reshape((2, 2, 3)), index = Tensor.From(new int[,,] { { { 2, 0 }, { 1, 1 } }, { { 0, 0 }, { 2, 1 } } });
        double[] expected = [2, 0, 4, 4, 6, 6, 11, 10];

        foreach (LayoutCase a in Layouts.Of(x))
            foreach (LayoutCase i in Layouts.Of(index)) TensorAssert.Equal(expected, a.Tensor.Gather(i.Tensor, 2));
    }

    [Fact]
    public void The_index_gives_the_shape_even_when_it_is_empty_or_longer_along_the_axis()
    {
        Tensor x = Tensor.From([10, 20]);

        TensorAssert.HasShape(0, x.Gather(Tensor.Zeros(0, DType.Int64), 0));
        TensorAssert.Equal(Tensor.From([20, 10, 20]), x.Gather(Tensor.From([1, 0, 1]), 0));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Tensor x = Tensor.Zeros((2, 3));

        Says<ShapeException>("[gather] an index of shape (3, 1) does not fit shape (2, 3) along axis 1", () => x.Gather(Tensor.Zeros((3, 1), DType.Int64), 1));
        Says<ShapeException>("[gather] an index of shape (2,) does not fit shape (2, 3) along axis 0", () => x.Gather(Tensor.Zeros(2, DType.Int64), 0));
        Says<DTypeException>("[gather] an index must hold integers, got float32", () => x.Gather(x, 0));
        Says<ArgumentOutOfRangeException>("[gather] index 3 is out of range for size 3", () => x.Gather(Tensor.From(new long[,] { { 3 } }), 1));
        Says<ArgumentOutOfRangeException>("[gather] index -1 is out of range for size 2", () => x.Gather(Tensor.From(new long[,] { { -1 } }), 0));
        Says<ArgumentOutOfRangeException>("[gather] axis 2 is out of range for shape (2, 3)", () => x.Gather(Tensor.From(new long[,] { { 0 } }), 2));
    }

    private static void Says<TException>(string message, Func<object?> action) where TException : Exception =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
