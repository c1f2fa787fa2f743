namespace DeZeroNative.Tests;

public class ReciprocalTests : FunctionTests<ReciprocalTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("both signs", x => F.Reciprocal(x[0]), Tensor.From([0.5, -0.5, 2, -3])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Reciprocal, x => 1 / x, 1, -2, 0.125);
}
