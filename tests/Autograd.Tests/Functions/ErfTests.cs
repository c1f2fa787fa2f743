namespace DeZeroNative.Tests;

public class ErfTests : FunctionTests<ErfTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Erf(x[0]), X((2, 3))),
        new("one number", x => F.Erf(x[0]), X(Shape.Scalar)),
    ];

    // Abramowitz and Stegun, table 7.1, to more digits.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-0.5, -0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(3.5, 0.9999992569016276)]
    public void It_has_the_values_of_the_tables(double x, double expected) =>
        TensorAssert.Close([expected], F.Erf(Tensor.Scalar(x)).Data, rtol: 1e-14, atol: 0);
}
