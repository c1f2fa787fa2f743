namespace DeZeroNative.Tests;

public class GeluTests : FunctionTests<GeluTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("exact", x => F.Gelu(x[0]), X((2, 3))),
        new("approximate", x => F.Gelu(x[0], approximate: true), X((2, 3))),
    ];

    // x times the normal distribution function, from tables of the latter.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1, -0.15865525393145707)]
    [InlineData(2, 1.9544997361036416)]
    public void It_is_x_times_the_normal_distribution(double x, double expected) =>
        TensorAssert.Close([expected], F.Gelu(Tensor.Scalar(x)).Data, rtol: 1e-13, atol: 1e-15);

    [Fact]
    public void The_approximate_form_agrees_with_its_formula() =>
        Agrees(
            x => F.Gelu(x, approximate: true), x => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))), 0.5, -0.5, 0, 3, -3);
}
