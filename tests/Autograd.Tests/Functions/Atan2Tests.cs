namespace DeZeroNative.Tests;

public class Atan2Tests : FunctionTests<Atan2Tests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("equal shapes", x => F.Atan2(x[0], x[1]), Tensor.From([1.0, -1, 0.5, -2]), Tensor.From([2.0, 0.5, -1, -0.7])),
        new("stretched", x => F.Atan2(x[0], x[1]), X((2, 3), low: 0.5), X((2, 1), 2, low: 0.5)),
        new("a number", x => F.Atan2(x[0], -1), Tensor.From([1.0, -1.0, 2.0])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(x => F.Atan2(x, -0.5), x => Math.Atan2(x, -0.5), 1, -1, 0.25, 3);
}
