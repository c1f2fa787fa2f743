namespace DeZeroNative.Tests;

public class RemainderTests : FunctionTests<RemainderTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("equal shapes", x => F.Remainder(x[0], x[1]), Tensor.From([5.3, -5.3, 4.1, -0.4]), Tensor.From([2.0, 2.2, -1.5, 0.9])),
        new("stretched", x => F.Remainder(x[0], x[1]), X((2, 3), low: 2.1, high: 2.9), Tensor.From([1.0])),
        new("a number", x => F.Remainder(x[0], 0.7), Tensor.From([1.0, -1.0, 2.0])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(x => F.Remainder(x, 2.5), x => x - 2.5 * Math.Floor(x / 2.5), 7.25, -7.25, 1, -1, 0.5);
}
