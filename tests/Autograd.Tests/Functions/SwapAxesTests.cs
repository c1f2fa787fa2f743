namespace DeZeroNative.Tests;

public class SwapAxesTests : FunctionTests<SwapAxesTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("the outer ones", x => F.SwapAxes(x[0], 0, -1), X((2, 3, 2))),
    ];

    [Fact]
    public void It_exchanges_two_axes()
    {
        Tensor x = X((2, 3, 4));
        TensorAssert.Equal(x.Transpose(2, 1, 0), F.SwapAxes(x, 0, -1).Data);
        TensorAssert.Equal(x, F.SwapAxes(x, 1, 1).Data);
        Assert.Throws<ArgumentOutOfRangeException>(() => F.SwapAxes(x, 0, 3));
    }
}
