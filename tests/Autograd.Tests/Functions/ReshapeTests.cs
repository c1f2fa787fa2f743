namespace DeZeroNative.Tests;

public class ReshapeTests : FunctionTests<ReshapeTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a vector", x => F.Reshape(x[0], 6), X((2, 3))),
        new("more axes", x => F.Reshape(x[0], (1, 3, 2)), X((2, 3))),
        new("a size left open", x => F.Reshape(x[0], (3, -1)), X((2, 3))),
        new("of a transpose", x => F.Reshape(F.Transpose(x[0]), (2, 3)), X((2, 3))),
    ];

    [Fact]
    public void Elements_keep_their_row_major_order()
    {
        Variable x = Tensor.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        TensorAssert.Close(Tensor.From(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }), x.Reshape((3, 2)).Data);
        TensorAssert.Close([1, 4, 2, 5, 3, 6], x.T.Reshape(-1).Data);
    }

    [Fact]
    public void It_refuses_another_number_of_elements_by_name() =>
        Assert.Contains("[reshape]", Assert.Throws<ShapeException>(() => F.Reshape(X((2, 3)), 4)).Message, StringComparison.Ordinal);
}
