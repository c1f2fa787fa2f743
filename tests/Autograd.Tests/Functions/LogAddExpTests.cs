namespace DeZeroNative.Tests;

public class LogAddExpTests : FunctionTests<LogAddExpTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("equal shapes", x => F.LogAddExp(x[0], x[1]), X(4), X(4, 2)),
        new("stretched", x => F.LogAddExp(x[0], x[1]), X((2, 3)), X((2, 1), 2)),
        new("a number", x => F.LogAddExp(x[0], 0.5), X(3)),
        new("equal elements", x => F.LogAddExp(x[0], x[1]), X(3), X(3)),
    ];

    [Fact]
    public void It_agrees_with_its_formula() => Agrees(x => F.LogAddExp(x, 0.5), x => Math.Log(Math.Exp(x) + Math.Exp(0.5)), 2, -2, 0.5, 10);

    [Fact]
    public void Far_apart_the_gradient_is_that_of_the_larger()
    {
        Variable a = new(Tensor.From([1000.0])), b = new(Tensor.From([-1000.0]));
        Variable?[] gxs = Autograd.Grad([F.LogAddExp(a, b)], [a, b]);
        TensorAssert.Equal([1], gxs[0]!.Data);
        TensorAssert.Equal([0], gxs[1]!.Data);
    }
}
