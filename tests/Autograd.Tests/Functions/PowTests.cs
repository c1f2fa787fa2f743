namespace DeZeroNative.Tests;

public class PowTests : FunctionTests<PowTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("square", x => F.Pow(x[0], 2), X((2, 3))),
        new("cube", x => F.Pow(x[0], 3), X((2, 3))),
        new("fraction", x => F.Pow(x[0], 0.7), X(4, low: 0.3)),
        new("negative", x => F.Pow(x[0], -2), X(4, low: 0.5)),
        new("exponent 1", x => F.Pow(x[0], 1), X(4, low: 0.5)),
        new("exponent 0", x => F.Pow(x[0], 0), X(4, low: 0.5)),
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void Whole_powers_agree_with_their_formula(int c) => Agrees(x => F.Pow(x, c), x => Math.Pow(x, c), 0.5, -1.5, 3);

    [Fact]
    public void Fractions_agree_with_their_formula() => Agrees(x => F.Pow(x, 0.7), x => Math.Pow(x, 0.7), 0.5, 1.5, 3);
}
