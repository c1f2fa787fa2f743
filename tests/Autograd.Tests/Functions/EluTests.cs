namespace DeZeroNative.Tests;

public class EluTests : FunctionTests<EluTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("alpha 1", x => F.Elu(x[0]), X((3, 4))),
        new("alpha 0.4", x => F.Elu(x[0], 0.4), X((3, 4))),
        new("large", x => F.Elu(x[0]), Tensor.From([-30.0, 30])),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        Agrees(x => F.Elu(x), x => x > 0 ? x : Math.Exp(x) - 1, 0.5, -0.5, 0, 1e9, -1e9);
        Agrees(x => F.Elu(x, 0.4), x => x > 0 ? x : 0.4 * (Math.Exp(x) - 1), 0.5, -0.5);
    }

    [Fact]
    public void Its_derivatives_are_finite_where_the_exponential_is_not()
    {
        var x = new Variable(Tensor.From([1000.0, -1000]));
        Variable gx = Autograd.Grad(F.Elu(x), x, createGraph: true)!;
        TensorAssert.Close([1, 0], gx.Data, rtol: 0, atol: 0);
        TensorAssert.Close([0, 0], Autograd.Grad(gx, x)!.Data, rtol: 0, atol: 0);
    }
}
