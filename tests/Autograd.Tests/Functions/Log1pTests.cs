namespace DeZeroNative.Tests;

public class Log1pTests : FunctionTests<Log1pTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Log1p(x[0]), Tensor.From([-0.7, -0.3, 0.5, 4.0])),
        new("one number", x => F.Log1p(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Log1p, x => Math.Log(1 + x), 0.5, -0.5, 0, 100);
}
