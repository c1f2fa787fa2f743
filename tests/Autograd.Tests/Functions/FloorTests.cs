namespace DeZeroNative.Tests;

public class FloorTests : FunctionTests<FloorTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("away from integers", x => F.Floor(x[0]), Tensor.From([-1.5, 0.5, 2.25])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Floor, Math.Floor, -1.5, 0.5, 0, 2, -3, 2.999);
}
