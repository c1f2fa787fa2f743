namespace DeZeroNative.Tests;

public class SoftplusTests : FunctionTests<SoftplusTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("beta 1", x => F.Softplus(x[0]), X((2, 3))),
        new("beta 2.5", x => F.Softplus(x[0], 2.5), X((2, 3))),
        new("large", x => F.Softplus(x[0]), Tensor.From([-40.0, 40])),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        Agrees(x => F.Softplus(x), x => Math.Log(1 + Math.Exp(x)), 0.5, -0.5, 0, 10, -10);
        Agrees(x => F.Softplus(x, 3), x => Math.Log(1 + Math.Exp(3 * x)) / 3, 0.5, -0.5, 0, 5);
    }

    [Fact]
    public void It_neither_overflows_nor_loses_the_tail() =>
        TensorAssert.Close([1000, Math.Exp(-700), 0], F.Softplus(Tensor.From([1000.0, -700, -1000])).Data, rtol: 1e-12, atol: 0);

    [Fact]
    public void It_refuses_a_beta_that_is_not_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => F.Softplus(X(2), 0));
}
