namespace DeZeroNative.Tests;

public class TransposeTests : FunctionTests<TransposeTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a matrix", x => F.Transpose(x[0]), X((2, 3))),
        new("three axes reversed", x => F.Transpose(x[0]), X((2, 3, 2))),
        new("three axes in turn", x => F.Transpose(x[0], 1, 2, 0), X((2, 3, 4))),
        new("counted from the end", x => F.Transpose(x[0], -1, 0, 1), X((2, 3, 4))),
        new("a vector", x => F.Transpose(x[0]), X(3)),
    ];

    [Fact]
    public void Axis_k_of_the_result_is_axis_k_of_the_list()
    {
        Tensor x = X((2, 3, 4));
        TensorAssert.HasShape((3, 4, 2), F.Transpose(x, 1, 2, 0).Data);
        TensorAssert.Equal(x.Transpose(1, 2, 0), F.Transpose(x, 1, 2, 0).Data);
        TensorAssert.Close(Tensor.From(new double[,] { { 1, 3 }, { 2, 4 } }), new Variable(Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } })).T.Data);
    }

    [Fact]
    public void It_refuses_what_is_no_permutation() => Assert.Throws<ShapeException>(() => F.Transpose(X((2, 3)), 0, 0));
}
