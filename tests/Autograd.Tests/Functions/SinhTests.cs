namespace DeZeroNative.Tests;

public class SinhTests : FunctionTests<SinhTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Sinh(x[0]), Tensor.From([-2.0, -0.3, 0.5, 1.0])),
        new("one number", x => F.Sinh(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Sinh, Math.Sinh, 0.5, -0.5, 0, 3);
}
