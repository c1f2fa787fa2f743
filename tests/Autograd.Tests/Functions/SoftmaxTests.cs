namespace DeZeroNative.Tests;

public class SoftmaxTests : FunctionTests<SoftmaxTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("rows", x => F.Softmax(x[0]), X((2, 4))),
        new("columns", x => F.Softmax(x[0], 0), X((3, 2))),
        new("the middle axis", x => F.Softmax(x[0], 1), X((2, 3, 2))),
        new("a vector", x => F.Softmax(x[0], -1), X(4)),
        new("as the book writes it", x => SimpleFunctions.Softmax(x[0]), X((2, 4))),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void It_is_what_the_book_writes(int axis)
    {
        Variable x = X((3, 4, 2), low: -5, high: 5);
        TensorAssert.Close(SimpleFunctions.Softmax(x, axis).Data, F.Softmax(x, axis).Data, rtol: 1e-13);
    }

    [Fact]
    public void It_does_not_overflow() => TensorAssert.Close([0.5, 0.5, 0], F.Softmax(Tensor.From(new double[,] { { 1000, 1000, -1000 } })).Data, rtol: 1e-14);

    [Fact]
    public void Rows_of_nothing_are_rows_of_nothing() => TensorAssert.HasShape((0, 3), F.Softmax(Tensor.Zeros((0, 3))).Data);

    [Fact]
    public void It_refuses_an_axis_that_is_not_there() => Assert.Throws<ArgumentOutOfRangeException>(() => F.Softmax(X(3)));
}
