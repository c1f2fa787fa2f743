namespace DeZeroNative.Tests;

public class SinTests : FunctionTests<SinTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Sin(x[0]), X((2, 3), low: -2, high: 2)),
        new("one number", x => F.Sin(x[0]), X(Shape.Scalar, low: -2, high: 2)),
        new("strided", x => F.Sin(F.Transpose(x[0])), X((2, 3), low: -2, high: 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Sin, Math.Sin, 0.5, -0.5, 0, 3, -7, 100);
}
