namespace DeZeroNative.Tests;

public class SquareTests : FunctionTests<SquareTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Square(x[0]), X((2, 3), low: -2, high: 2)),
        new("one number", x => F.Square(x[0]), X(Shape.Scalar, low: -2, high: 2)),
        new("strided", x => F.Square(F.Transpose(x[0])), X((2, 3), low: -2, high: 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Square, x => x * x, 0.5, -3, 0, 1e3);
}
