namespace DeZeroNative.Tests;

public class HardSigmoidTests : FunctionTests<HardSigmoidTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("inside and outside", x => F.HardSigmoid(x[0]), X((3, 4), low: -6, high: 6))];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.HardSigmoid, x => Math.Clamp(x / 6 + 0.5, 0, 1), 0.5, -0.5, 0, 3, -3, 1e9, -1e9);
}
