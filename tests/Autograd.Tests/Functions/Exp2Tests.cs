namespace DeZeroNative.Tests;

public class Exp2Tests : FunctionTests<Exp2Tests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Exp2(x[0]), Tensor.From([-2.0, -0.3, 0.5, 1.0])),
        new("one number", x => F.Exp2(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Exp2, x => Math.Pow(2, x), 0.5, -0.5, 0, 3);
}
