namespace DeZeroNative.Tests;

public class ClipTests : FunctionTests<ClipTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("within and outside", x => F.Clip(x[0], -1, 1), Tensor.From([-1.5, -0.5, 0.25, 1.25])),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(x => F.Clip(x, -1, 0.5), x => Math.Clamp(x, -1, 0.5), -2, -1, 0, 0.5, 3);

    [Fact]
    public void The_gradient_passes_at_both_bounds()
    {
        var x = new Variable(Tensor.From([-2.0, -1, 0, 1, 2]));
        F.Clip(x, -1, 1).Backward();
        TensorAssert.Close([0, 1, 1, 1, 0], x.Grad!.Data, rtol: 0, atol: 0);
    }

    [Fact]
    public void It_refuses_bounds_in_the_wrong_order() => Assert.Throws<ArgumentException>(() => F.Clip(X(2), 1, -1));
}
