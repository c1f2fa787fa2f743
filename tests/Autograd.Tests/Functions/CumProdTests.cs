namespace DeZeroNative.Tests;

public class CumProdTests : FunctionTests<CumProdTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("one axis", x => F.CumProd(x[0]), X(5)),
        new("the middle axis", x => F.CumProd(x[0], 1), X((2, 3, 2))),
        new("the last axis", x => F.CumProd(x[0], -1), X((2, 4))),
        new("one element", x => F.CumProd(x[0]), X(1)),
        new("with zeros", x => F.CumProd(x[0]), Tensor.From([2.0, 0, 3, 0, 1])),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    public void It_agrees_with_that_of_tensors(int n)
    {
        Tensor x = X((n, 3), low: 0.5);
        TensorAssert.Close(x.CumProd(0), F.CumProd(x, 0).Data, rtol: 1e-13, atol: 0);
    }
}
