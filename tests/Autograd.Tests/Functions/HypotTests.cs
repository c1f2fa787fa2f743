namespace DeZeroNative.Tests;

public class HypotTests : FunctionTests<HypotTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("equal shapes", x => F.Hypot(x[0], x[1]), Tensor.From([1.0, -1, 0.5, 0]), Tensor.From([2.0, 0.5, 0, -0.7])),
        new("stretched", x => F.Hypot(x[0], x[1]), X((2, 3), low: 0.5), X((2, 1), 2, low: 0.5)),
        new("a number", x => F.Hypot(x[0], 2), X(3)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(x => F.Hypot(x, 3), x => Math.Sqrt(x * x + 9), 4, -4, 0, 0.1);
}
