namespace DeZeroNative.Tests;

public class TruncTests : FunctionTests<TruncTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("away from its steps", x => F.Trunc(x[0]), Tensor.From([-1.6, 0.4, 2.25])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Trunc, Math.Truncate, -1.5, 0.5, 0, 2, -3, 2.999);
}
