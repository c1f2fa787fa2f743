namespace DeZeroNative.Tests;

public class NegateTests : FunctionTests<NegateTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Negate(x[0]), X((2, 3), low: -2, high: 2)),
        new("one number", x => F.Negate(x[0]), X(Shape.Scalar, low: -2, high: 2)),
        new("strided", x => F.Negate(F.Transpose(x[0])), X((2, 3), low: -2, high: 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Negate, x => -x, 0.5, -0.5, 0, 1e9);
}
