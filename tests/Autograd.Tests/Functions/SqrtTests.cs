namespace DeZeroNative.Tests;

public class SqrtTests : FunctionTests<SqrtTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Sqrt(x[0]), X((2, 3), low: 0.2, high: 3)),
        new("one number", x => F.Sqrt(x[0]), X(Shape.Scalar, low: 0.2, high: 3)),
        new("strided", x => F.Sqrt(F.Transpose(x[0])), X((2, 3), low: 0.2, high: 3)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Sqrt, Math.Sqrt, 0.5, 1, 4, 1e-6, 1e6);
}
