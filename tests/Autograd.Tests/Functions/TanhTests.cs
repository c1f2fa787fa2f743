namespace DeZeroNative.Tests;

public class TanhTests : FunctionTests<TanhTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrix", x => F.Tanh(x[0]), X((2, 3), low: -2, high: 2)),
        new("one number", x => F.Tanh(x[0]), X(Shape.Scalar, low: -2, high: 2)),
        new("strided", x => F.Tanh(F.Transpose(x[0])), X((2, 3), low: -2, high: 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Tanh, Math.Tanh, 0.5, -0.5, 0, 3, -7, 1e-9, 40);
}
