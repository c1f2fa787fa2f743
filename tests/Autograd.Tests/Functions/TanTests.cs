namespace DeZeroNative.Tests;

public class TanTests : FunctionTests<TanTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Tan(x[0]), Tensor.From([-1.2, -0.3, 0.5, 1.4])),
        new("one number", x => F.Tan(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Tan, Math.Tan, 1, -0.5, 0, 1.5);
}
