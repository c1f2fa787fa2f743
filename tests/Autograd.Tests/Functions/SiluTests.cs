namespace DeZeroNative.Tests;

public class SiluTests : FunctionTests<SiluTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Silu(x[0]), X((2, 3), low: -3, high: 3)),
        new("one number", x => F.Silu(x[0]), X(Shape.Scalar, low: -3, high: 3)),
        new("strided", x => F.Silu(F.Transpose(x[0])), X((2, 3), low: -3, high: 3)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Silu, x => x / (1 + Math.Exp(-x)), 0.5, -0.5, 0, 30, -30);
}
