namespace DeZeroNative.Tests;

public class SignTests : FunctionTests<SignTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("away from its steps", x => F.Sign(x[0]), Tensor.From([-1.6, 0.4, 2.25])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Sign, x => Math.Sign(x), -1.5, 0.5, 0, 2, -3, 2.999);
}
