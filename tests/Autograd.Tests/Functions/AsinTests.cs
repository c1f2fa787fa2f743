namespace DeZeroNative.Tests;

public class AsinTests : FunctionTests<AsinTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Asin(x[0]), Tensor.From([-0.8, -0.3, 0.5, 0.7])),
        new("one number", x => F.Asin(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Asin, Math.Asin, 0.5, -0.5, 0, 1, -1);
}
