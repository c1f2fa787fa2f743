namespace DeZeroNative.Tests;

public class CumSumTests : FunctionTests<CumSumTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("one axis", x => F.CumSum(x[0]), X(5)),
        new("the middle axis", x => F.CumSum(x[0], 1), X((2, 3, 2))),
        new("the last axis", x => F.CumSum(x[0], -1), X((2, 4))),
        new("one element", x => F.CumSum(x[0]), X(1)),
        new("from the end", x => F.CumSum(x[0], 1, reverse: true), X((2, 3))),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(16)]
    public void It_agrees_with_that_of_tensors(int n)
    {
        Tensor x = X((n, 3), low: 0.5);
        TensorAssert.Close(x.CumSum(0), F.CumSum(x, 0).Data, rtol: 1e-13, atol: 0);
    }
}
