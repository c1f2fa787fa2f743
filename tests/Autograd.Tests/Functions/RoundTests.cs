namespace DeZeroNative.Tests;

public class RoundTests : FunctionTests<RoundTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("away from its steps", x => F.Round(x[0]), Tensor.From([-1.6, 0.4, 2.25])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Round, x => Math.Round(x, MidpointRounding.ToEven), -1.5, 0.5, 0, 2, -3, 2.999);
}
