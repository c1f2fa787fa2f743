namespace DeZeroNative.Tests;

public class RsqrtTests : FunctionTests<RsqrtTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Rsqrt(x[0]), X((2, 3), low: 0.2, high: 3)),
        new("one number", x => F.Rsqrt(x[0]), X(Shape.Scalar, low: 0.2, high: 3)),
        new("strided", x => F.Rsqrt(F.Transpose(x[0])), X((2, 3), low: 0.2, high: 3)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Rsqrt, x => 1 / Math.Sqrt(x), 0.5, 1, 4, 1e-6, 1e6);
}
