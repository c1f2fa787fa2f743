namespace DeZeroNative.Tests;

public class ExpTests : FunctionTests<ExpTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Exp(x[0]), X((2, 3), low: -2, high: 2)),
        new("one number", x => F.Exp(x[0]), X(Shape.Scalar, low: -2, high: 2)),
        new("strided", x => F.Exp(F.Transpose(x[0])), X((2, 3), low: -2, high: 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Exp, Math.Exp, 0.5, -0.5, 0, 3, -7, 20);
}
