namespace DeZeroNative.Tests;

public class MeanSquaredErrorTests : FunctionTests<MeanSquaredErrorTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrices", x => F.MeanSquaredError(x[0], x[1]), X((2, 3)), X((2, 3), 2)),
        new("vectors", x => F.MeanSquaredError(x[0], x[1]), X(3), X(3, 2)),
        new("as the book writes it", x => SimpleFunctions.MeanSquaredError(x[0], x[1]), X((2, 3)), X((2, 3), 2)),
    ];

    // DeZero: the size of axis 0, where PyTorch takes the number of elements.
    [Fact]
    public void It_divides_by_the_size_of_axis_0() =>
        TensorAssert.Close([3], F.MeanSquaredError(Tensor.Zeros((2, 3), DType.Float64), Tensor.Ones((2, 3), DType.Float64)).Data);

    [Fact]
    public void It_is_what_the_book_writes() =>
        TensorAssert.Close(SimpleFunctions.MeanSquaredError(X((4, 3)), X((4, 3), 2)).Data, F.MeanSquaredError(X((4, 3)), X((4, 3), 2)).Data, rtol: 1e-13);

    [Fact]
    public void It_does_not_broadcast()
    {
        var error = Assert.Throws<ShapeException>(() => F.MeanSquaredError(X(3), X((3, 1))));
        Assert.Contains("[mean_squared_error]", error.Message, StringComparison.Ordinal);
        Assert.Contains("(3, 1)", error.Message, StringComparison.Ordinal);
    }
}
