namespace DeZeroNative.Tests;

public class AbsTests : FunctionTests<AbsTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("on both sides of 0", x => F.Abs(x[0]), Tensor.From([-1.5, 2, -0.25, 3]))];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(F.Abs, Math.Abs, -1.5, 2, 0, -1e9);

    [Fact]
    public void Its_gradient_at_0_is_0()
    {
        var x = new Variable(Tensor.From([-2.0, 0, 3]));
        F.Abs(x).Backward();
        TensorAssert.Close([-1, 0, 1], x.Grad!.Data, rtol: 0, atol: 0);
    }
}
