namespace DeZeroNative.Tests;

// Every expected text was printed by NumPy 1.24.
public class PrintingTests
{
    [Theory]
    [InlineData(new[] { 1, 2.5, 3.25 }, "[1.   2.5  3.25]")]
    [InlineData(new[] { 1.0 / 3, 2.0 / 3 }, "[0.33333333 0.66666667]")]
    [InlineData(new[] { -0.0, 0 }, "[-0.  0.]")]
    [InlineData(new[] { 1.0, 1000 }, "[   1. 1000.]")]
    [InlineData(new[] { 1.0, 1001 }, "[1.000e+00 1.001e+03]")]
    [InlineData(new[] { 9e-5, 1e-4 }, "[9.e-05 1.e-04]")]
    [InlineData(new[] { 1e8, 1 }, "[1.e+08 1.e+00]")]
    [InlineData(new[] { 1e-100, 1 }, "[1.e-100 1.e+000]")]
    [InlineData(new[] { double.NaN, 1.5, double.NegativeInfinity }, "[ nan  1.5 -inf]")]
    [InlineData(new[] { double.NaN, 1e10 }, "[   nan 1.e+10]")]
    [InlineData(new[] { double.PositiveInfinity }, "[inf]")]
    public void Real_numbers_stand_in_columns_of_one_notation(double[] values, string expected) => Assert.Equal(expected, Tensor.From(values).ToString());

    [Fact]
    public void A_tie_at_the_last_place_goes_to_the_even_digit() => Assert.Equal("[0.00195312]", Tensor.From([1.0 / 512]).ToString());

    [Theory]
    [InlineData(new[] { 0.1f }, "[0.1]")]
    [InlineData(new[] { 1e-4f }, "[1.e-04]")]
    [InlineData(new[] { 93386952f }, "[93386952.]")]
    [InlineData(new[] { 16777216f, 0.5f }, "[1.6777216e+07 5.0000000e-01]")]
    [InlineData(new[] { 1e-31f, 1.2345678e-31f }, "[9.9999998e-32 1.2345678e-31]")]
    public void Single_precision_shows_its_own_digits(float[] values, string expected) => Assert.Equal(expected, Tensor.From(values).ToString());

    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-4, "0.0001")]
    [InlineData(1e-5, "1e-05")]
    [InlineData(1e16, "1e+16")]
    [InlineData(9.99e15, "9990000000000000.0")]
    [InlineData(1.5e20, "1.5e+20")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "nan")]
    [InlineData(double.NegativeInfinity, "-inf")]
    public void A_number_alone_has_no_brackets(double value, string expected) => Assert.Equal(expected, Tensor.Scalar(value).ToString());

    [Fact]
    public void Numbers_of_other_types_alone_are_bare_too()
    {
        Assert.Equal("0.33333334", Tensor.Scalar(1f / 3).ToString());
        Assert.Equal("123456790.0", Tensor.Scalar(123456789f).ToString());
        Assert.Equal("-7", Tensor.Scalar(-7).ToString());
        Assert.Equal("9223372036854775807", Tensor.Scalar(long.MaxValue).ToString());
        Assert.Equal("True", Tensor.Scalar(true).ToString());
    }

    [Fact]
    public void Whole_numbers_and_truth_values_are_aligned_to_the_right()
    {
        Assert.Equal("[ -5  10 200]", Tensor.From([-5, 10, 200]).ToString());
        Assert.Equal("[  0 255]", Tensor.From(new byte[] { 0, 255 }).ToString());
        Assert.Equal(Lines("""
            [[ True False]
             [ True  True]]
            """), Tensor.From(new[,] { { true, false }, { true, true } }).ToString());
    }

    [Fact]
    public void Axes_are_nested_brackets_with_blank_lines_between()
    {
        Assert.Equal(Lines("""
            [[ 1.  -2. ]
             [ 3.   4.5]]
            """), Tensor.From(new[,] { { 1, -2 }, { 3, 4.5f } }).ToString());
        Assert.Equal(Lines("""
            [[[ 0.  1.  2.  3.]
              [ 4.  5.  6.  7.]
              [ 8.  9. 10. 11.]]

             [[12. 13. 14. 15.]
              [16. 17. 18. 19.]
              [20. 21. 22. 23.]]]
            """), Tensor.Arange(24).Reshape((2, 3, 4)).ToString());
    }

    [Fact]
    public void Long_rows_are_broken_before_75_characters_and_keep_no_spaces_at_the_end()
    {
        Assert.Equal(Lines("""
            [ 0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23
             24 25 26 27 28 29]
            """), Tensor.Arange(30, DType.Int64).ToString());
        Assert.Equal(Lines("""
            [0.    0.125 0.25  0.375 0.5   0.625 0.75  0.875 1.    1.125 1.25  1.375
             1.5   1.625 1.75  1.875 2.    2.125 2.25  2.375 2.5   2.625 2.75  2.875
             3.    3.125 3.25  3.375 3.5   3.625]
            """), (Tensor.Arange(30) / 8).ToString());
        Assert.Equal(Lines("""
            [1.5  2.25 1.5  2.25 1.5  2.25 1.5  2.25 1.5  2.25 1.5  2.25 1.5  2.25
             1.5  2.25]
            """), Tensor.From([1.5, 2.25]).BroadcastTo((8, 2)).Ravel().ToString());
    }

    [Theory, OnEachDevice]
    public void Of_more_than_1000_elements_only_the_edges_are_shown(string device)
    {
        Assert.Equal("[   0    1    2 ... 1997 1998 1999]", Tensor.Arange(2000, DType.Int64).On(device).ToString());
        Assert.Equal(Lines("""
            [[0.000e+00 1.000e+00 2.000e+00 ... 4.700e+01 4.800e+01 4.900e+01]
             [5.000e+01 5.100e+01 5.200e+01 ... 9.700e+01 9.800e+01 9.900e+01]
             [1.000e+02 1.010e+02 1.020e+02 ... 1.470e+02 1.480e+02 1.490e+02]
             ...
             [1.850e+03 1.851e+03 1.852e+03 ... 1.897e+03 1.898e+03 1.899e+03]
             [1.900e+03 1.901e+03 1.902e+03 ... 1.947e+03 1.948e+03 1.949e+03]
             [1.950e+03 1.951e+03 1.952e+03 ... 1.997e+03 1.998e+03 1.999e+03]]
            """), Tensor.Arange(2000).Reshape((40, 50)).On(device).ToString());
        Assert.DoesNotContain("...", Tensor.Arange(1000).On(device).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Short_axes_are_shown_in_full_beside_long_ones()
    {
        string text = Tensor.Arange(2 * 700, DType.Int64).Reshape((2, 700)).ToString();

        Assert.Equal(Lines("""
            [[   0    1    2 ...  697  698  699]
             [ 700  701  702 ... 1397 1398 1399]]
            """), text);
    }

    [Fact]
    public void Nothing_is_an_empty_pair_of_brackets()
    {
        Assert.Equal("[]", Tensor.Zeros(0).ToString());
        Assert.Equal("[]", Tensor.Zeros((2, 0, 3)).ToString());
    }

    [Fact]
    public void Every_layout_prints_alike()
    {
        Tensor dense = Tensor.Arange(6).Reshape((2, 3));

        Assert.All(Layouts.Of(dense), x => Assert.Equal(dense.ToString(), x.Tensor.ToString()));
    }

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        Tensor x = Tensor.Zeros((2, 3));
        x.Dispose();

        Assert.Equal("disposed float32 (2, 3)", x.ToString());
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
