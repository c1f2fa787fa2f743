namespace DeZeroNative.Tests;

public class CosTests : FunctionTests<CosTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Cos(x[0]), X((2, 3), low: -2, high: 2)),
        new("one number", x => F.Cos(x[0]), X(Shape.Scalar, low: -2, high: 2)),
        new("strided", x => F.Cos(F.Transpose(x[0])), X((2, 3), low: -2, high: 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Cos, Math.Cos, 0.5, -0.5, 0, 3, -7, 100);
}
