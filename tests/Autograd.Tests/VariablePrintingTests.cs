namespace DeZeroNative.Tests;

/// <summary>Variables print as in the book: the tensor as NumPy prints it, within variable( ).</summary>
public class VariablePrintingTests
{
    [Fact]
    public void A_vector_prints_on_one_line() => Assert.Equal("variable([1 2 3])", new Variable(Tensor.From([1, 2, 3])).ToString());

    [Fact]
    public void A_number_prints_without_brackets() => Assert.Equal("variable(3.0)", new Variable(3.0).ToString());

    [Fact]
    public void Rows_of_a_matrix_stand_below_each_other() =>
        Assert.Equal("variable([[1 2 3]\n          [4 5 6]])", new Variable(Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } })).ToString());
}
