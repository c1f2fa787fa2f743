namespace DeZeroNative.Tests;

public class ProdTests : FunctionTests<ProdTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        .. OverAxes("prod", (x, axes, keepDims) => F.Prod(x, axes, keepDims)),
        new("one zero", x => F.Prod(x[0], 1), Tensor.From(new double[,] { { 2, 0, 3 }, { 1, 2, 0 } })),
        new("two zeros", x => F.Prod(x[0]), Tensor.From([2.0, 0, 3, 0])),
        new("five factors", x => F.Prod(x[0]), X(5)),
    ];

    [Fact]
    public void It_agrees_with_its_formula_over_any_axes() =>
        AgreesOverAxes((x, axes, keepDims) => F.Prod(x, axes, keepDims), xs => xs.Aggregate(1.0, (a, b) => a * b));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public void Any_number_of_factors_has_the_product_of_tensors(int n)
    {
        Tensor x = X((2, n), low: 0.5, high: 1.5);
        TensorAssert.Close(x.Prod(1), F.Prod(x, 1).Data, rtol: 1e-13, atol: 0);
    }

    [Fact]
    public void The_gradient_at_a_zero_is_the_product_of_the_others()
    {
        var x = new Variable(Tensor.From([2.0, 0, 3]));
        TensorAssert.Equal([0, 6, 0], Autograd.Grad([F.Prod(x)], [x])[0]!.Data);
    }

    [Fact]
    public void A_variable_has_it_as_a_member() => TensorAssert.Equal(F.Prod(X((2, 3)), 1).Data, new Variable(X((2, 3))).Prod(1).Data);
}
