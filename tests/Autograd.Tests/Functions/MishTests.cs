namespace DeZeroNative.Tests;

public class MishTests : FunctionTests<MishTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("on both sides of 0", x => F.Mish(x[0]), X((3, 4))),
        new("large", x => F.Mish(x[0]), Tensor.From([-30.0, 30])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Mish, x => x * Math.Tanh(Math.Log(1 + Math.Exp(x))), 0.5, -0.5, 0, 5, -5);

    [Fact]
    public void Large_numbers_pass_or_vanish() => TensorAssert.Close([1000, 0], F.Mish(Tensor.From([1000.0, -1000])).Data, rtol: 0, atol: 0);
}
