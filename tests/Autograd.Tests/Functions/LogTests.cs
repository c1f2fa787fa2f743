namespace DeZeroNative.Tests;

public class LogTests : FunctionTests<LogTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Log(x[0]), X((2, 3), low: 0.2, high: 3)),
        new("one number", x => F.Log(x[0]), X(Shape.Scalar, low: 0.2, high: 3)),
        new("strided", x => F.Log(F.Transpose(x[0])), X((2, 3), low: 0.2, high: 3)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Log, Math.Log, 0.5, 1, 3, 1e-6, 1e6);
}
