namespace DeZeroNative.Tests;

public class LogSoftmaxTests : FunctionTests<LogSoftmaxTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("rows", x => F.LogSoftmax(x[0]), X((2, 4))),
        new("columns", x => F.LogSoftmax(x[0], 0), X((3, 2))),
        new("the middle axis", x => F.LogSoftmax(x[0], 1), X((2, 3, 2))),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void It_is_the_logarithm_of_what_the_book_writes(int axis)
    {
        Variable x = X((3, 4, 2), low: -5, high: 5);
        TensorAssert.Close(F.Log(SimpleFunctions.Softmax(x, axis)).Data, F.LogSoftmax(x, axis).Data, rtol: 1e-13);
    }

    [Fact]
    public void It_keeps_the_tail() => TensorAssert.Close([0, -2000], F.LogSoftmax(Tensor.From(new double[,] { { 1000, -1000 } })).Data, rtol: 1e-14);
}
