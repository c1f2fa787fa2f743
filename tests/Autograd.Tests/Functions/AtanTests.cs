namespace DeZeroNative.Tests;

public class AtanTests : FunctionTests<AtanTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Atan(x[0]), Tensor.From([-3.0, -0.3, 0.5, 2.0])),
        new("one number", x => F.Atan(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Atan, Math.Atan, 0.5, -0.5, 0, 100);
}
