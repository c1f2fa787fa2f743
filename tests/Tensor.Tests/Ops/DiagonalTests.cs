namespace DeZeroNative.Tests;

public class DiagonalTests
{
    [Theory, OnEachDevice]
    public void Positions_on_two_axes_differ_by_the_offset(string device)
    {
        Tensor dense = Values.Random((3, 4, 2)).On(device);
        double[] values = Values.Of(dense);
        foreach (LayoutCase x in Layouts.Of(dense))
        {
            for (int offset = -4; offset <= 5; offset++)
            {
                Tensor y = x.Tensor.Diagonal(offset), swapped = x.Tensor.Diagonal(offset, axis1: 1, axis2: 0), last = x.Tensor.Diagonal(offset, -2, -1);

                TensorAssert.Equal(Expected(values, 2, i => (i, i + offset), (i, j, k) => i * 8 + j * 2 + k, 3, 4), y);
                TensorAssert.Equal(Expected(values, 2, i => (i + offset, i), (i, j, k) => i * 8 + j * 2 + k, 3, 4), swapped);
                TensorAssert.Equal(Expected(values, 3, i => (i, i + offset), (i, j, k) => k * 8 + i * 2 + j, 4, 2), last);
            }
        }
    }

    [Fact]
    public void It_is_a_view()
    {
        Tensor x = Tensor.Zeros((2, 3));

        x.Diagonal(1).CopyFrom(Tensor.From([5f, 6]));

        TensorAssert.Equal([0, 5, 0, 0, 0, 6], x);
    }

    [Theory, OnEachDevice]
    public void A_vector_becomes_a_matrix_and_a_matrix_its_diagonal(string device)
    {
        Tensor x = Tensor.From([1f, 2]).On(device);

        TensorAssert.Equal([1, 0, 0, 2], x.Diag());
        TensorAssert.Equal([0, 1, 0, 0, 0, 2, 0, 0, 0], x.Diag(1));
        TensorAssert.Equal([0, 0, 0, 1, 0, 0, 0, 2, 0], x.Diag(-1));
        TensorAssert.Equal(x, x.Diag(-3).Diag(-3));
        Assert.Equal(DType.Int64, Tensor.From([1L]).Diag().DType);
    }

    [Theory, OnEachDevice]
    public void The_trace_is_the_sum_of_a_diagonal(string device)
    {
        Tensor x = Tensor.Arange(12).Reshape((2, 3, 2)).On(device);

        TensorAssert.Equal([0 + 8, 1 + 9], x.Trace());
        TensorAssert.Equal([0 + 3, 6 + 9], x.Trace(axis1: 1, axis2: 2));
        TensorAssert.Equal([0, 0], x.Trace(5));
        TensorAssert.Equal(Tensor.Scalar(5L), Tensor.From(new int[,] { { 1, 2 }, { 3, 4 } }).Trace());
    }

    [Fact]
    public void Axes_are_checked()
    {
        Tensor x = Tensor.Zeros((2, 3));

        Assert.Contains("[diagonal] two different axes expected, got 1 and -1 of shape (2, 3)", Assert.Throws<ArgumentOutOfRangeException>(() => x.Diagonal(0, 1, -1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(3).Diagonal());
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(3).Diag(long.MinValue));
        Assert.Equal("[diag] a vector or a matrix expected, got shape (1, 1, 1)", Assert.Throws<ShapeException>(() => Tensor.Zeros((1, 1, 1)).Diag()).Message);
        TensorAssert.HasShape(0, x.Diagonal(long.MaxValue));
        TensorAssert.HasShape(0, x.Diagonal(long.MinValue));
    }

    private static double[] Expected(double[] values, int rest, Func<int, (int I, int J)> place, Func<int, int, int, int> position, int rows, int columns)
    {
        var expected = new List<double>();
        for (int k = 0; k < rest; k++)
        {
            for (int i = -9; i < 9; i++)
            {
                (int row, int column) = place(i);
                if (row >= 0 && row < rows && column >= 0 && column < columns) expected.Add(values[position(row, column, k)]);
            }
        }
        return [.. expected];
    }
}
