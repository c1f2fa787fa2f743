using Xunit.Sdk;

namespace DeZeroNative.Tests;

public class TensorAssertTests
{
    private static readonly Tensor s_actual = Tensor.From([1f, 2f, float.NaN, float.PositiveInfinity, -0f]);

    [Fact]
    public void Close_takes_what_lies_within_the_tolerance_and_matches_NaN_and_infinity()
    {
        TensorAssert.Close([1.00001, 2, double.NaN, double.PositiveInfinity, 0], s_actual, rtol: 1e-4, atol: 0);
    }

    [Theory]
    [InlineData(0, 1.01)]
    [InlineData(0, double.NaN)]
    [InlineData(2, 1.0)]
    [InlineData(3, 1e30)]
    [InlineData(3, double.NegativeInfinity)]
    public void Close_refuses_the_rest_and_names_the_place(int position, double wrong)
    {
        double[] expected = [1, 2, double.NaN, double.PositiveInfinity, 0];
        expected[position] = wrong;

        var error = Assert.Throws<XunitException>(() => TensorAssert.Close(expected, s_actual, rtol: 1e-4, atol: 0));

        Assert.Contains($"first at [{position}]", error.Message, StringComparison.Ordinal);
        Assert.Contains("(5,)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_tells_the_zeros_apart()
    {
        double[] values = [1, 2, double.NaN, double.PositiveInfinity, -0.0];
        TensorAssert.Equal(values, s_actual);
        values[4] = 0;

        Assert.Throws<XunitException>(() => TensorAssert.Equal(values, s_actual));
    }

    [Fact]
    public void Ulps_are_those_of_the_elements_type()
    {
        Tensor above = Tensor.From([MathF.BitIncrement(1f)]);
        TensorAssert.WithinUlps([1], above, 1);

        Assert.Throws<XunitException>(() => TensorAssert.WithinUlps([1], above, 0.5));
        Assert.Throws<XunitException>(() => TensorAssert.WithinUlps([1], above.To(DType.Float64), 1000));
    }

    [Fact]
    public void Shapes_have_to_agree()
    {
        var error = Assert.Throws<XunitException>(() => TensorAssert.Close(Tensor.Zeros((2, 3)), Tensor.Zeros((3, 2))));

        Assert.Contains("expected shape (2, 3), got (3, 2)", error.Message, StringComparison.Ordinal);
    }
}
