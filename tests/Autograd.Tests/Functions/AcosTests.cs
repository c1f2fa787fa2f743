namespace DeZeroNative.Tests;

public class AcosTests : FunctionTests<AcosTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("where it is smooth", x => F.Acos(x[0]), Tensor.From([-0.8, -0.3, 0.5, 0.7])),
        new("one number", x => F.Acos(x[0]), Tensor.Scalar(0.4)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Acos, Math.Acos, 0.5, -0.5, 0, 1, -1);
}
