namespace DeZeroNative.Tests;

public class ScatterAddTests
{
    [Theory, OnEachDevice]
    public void Numbers_are_added_where_the_index_says_and_repeats_add_up(string device)
    {
        Tensor y = Tensor.From(new float[,] { { 100, 200, 300 }, { 400, 500, 600 } }).On(device);
        Tensor index = Tensor.From(new long[,] { { 2, 0, 2 }, { 1, 1, 1 } }).On(device), x = Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).On(device);

        TensorAssert.Equal([102, 200, 304, 400, 515, 600], y.ScatterAdd(index, x, axis: 1));
        TensorAssert.Equal([100, 200, 300, 400, 500, 600], y);
    }

    [Fact]
    public void Every_layout_of_every_operand_is_read()
    {
        Tensor y = Tensor.Zeros((2, 3), DType.Float64), index = Tensor.From(new long[,] { { 1, 0, 1 }, { 1, 1, 1 } }), x = Tensor.Arange(6, DType.Float64).Reshape((2, 3));
        double[] expected = [0, 1, 0, 3, 4, 7];

        foreach (LayoutCase to in Layouts.Of(y))
            foreach (LayoutCase at in Layouts.Of(index))
                foreach (LayoutCase from in Layouts.Of(x)) TensorAssert.Equal(expected, to.Tensor.ScatterAdd(at.Tensor, from.Tensor, 0));
    }

    [Fact]
    public void Numbers_of_other_types_are_added_in_the_type_that_holds_both()
    {
        TensorAssert.Equal(Tensor.From([1.5f, 2]), Tensor.From([1, 2]).ScatterAdd(Tensor.From([0]), Tensor.From([0.5f]), 0));
        TensorAssert.Equal(Tensor.From(new long[] { 3 }), Tensor.From(new long[] { 1 }).ScatterAdd(Tensor.From([0, 0]), Tensor.From([true, true]), 0));
        TensorAssert.Equal(Tensor.From([7f]), Tensor.From([7f]).ScatterAdd(Tensor.Zeros(0, DType.Int64), Tensor.Zeros(0), 0));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Tensor y = Tensor.Zeros(3), index = Tensor.From([0, 3]);

        Says<ShapeException>("[scatter_add] an index of shape (1,) does not fit numbers of shape (2,)", () => y.ScatterAdd(Tensor.From([0]), Tensor.Ones(2), 0));
        Says<ArgumentOutOfRangeException>("[scatter_add] index 3 is out of range for size 3", () => y.ScatterAdd(index, Tensor.Ones(2), 0));
        Says<DTypeException>("[scatter_add] truth values do not add up", () => Tensor.From([true]).ScatterAdd(Tensor.From([0]), Tensor.From([true]), 0));
    }

    private static void Says<TException>(string message, Func<object?> action) where TException : Exception =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
