namespace DeZeroNative.Tests;

public class Expm1Tests : FunctionTests<Expm1Tests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Expm1(x[0]), Tensor.From([-2.0, -0.3, 0.5, 1.0])),
        new("one number", x => F.Expm1(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Expm1, x => Math.Exp(x) - 1, 0.5, -0.5, 0, 3);
}
