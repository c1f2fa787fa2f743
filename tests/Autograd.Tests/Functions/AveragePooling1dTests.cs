namespace DeZeroNative.Tests;

public class AveragePooling1dTests : FunctionTests<AveragePooling1dTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases => [new("padded", x => F.AveragePooling1d(x[0], 3, 2, 1), X((2, 1, 5)))];

    [Fact]
    public void It_is_the_mean_of_each_window()
    {
        Variable x = Tensor.From([3.0, 1, 2, 6, 9]);
        TensorAssert.Equal([2, 1.5, 4, 7.5], F.AveragePooling1d(x, 2).Data);
        TensorAssert.Equal([1.5, 1.5, 7.5], F.AveragePooling1d(x, 2, 2, 1).Data);
        TensorAssert.Equal([3, 1.5, 7.5], F.AveragePooling1d(x, 2, 2, 1, countPad: false).Data);
        TensorAssert.Equal([2, 4, 9], F.AveragePooling1d(x, 2, 2, ceilMode: true).Data);
    }
}
