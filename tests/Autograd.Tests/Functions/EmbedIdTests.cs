namespace DeZeroNative.Tests;

public class EmbedIdTests : FunctionTests<EmbedIdTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a vector of numbers", x => F.EmbedId(Tensor.From([2L, 0, 2]), x[0]), X((3, 2))),
        new("a matrix of numbers", x => F.EmbedId(Tensor.From(new[,] { { 1, 0 }, { 1, 1 } }), x[0]), X((3, 2))),
    ];

    [Fact]
    public void It_looks_rows_up()
    {
        Tensor w = X((5, 3));
        TensorAssert.Equal(w[new[] { 4, 0 }], F.EmbedId(Tensor.From([4, 0]), w).Data);
        TensorAssert.HasShape((2, 2, 3), F.EmbedId(Tensor.From(new[,] { { 1, 0 }, { 1, 1 } }), w).Data);
    }

    [Fact]
    public void It_refuses_what_is_no_row()
    {
        Assert.Throws<DTypeException>(() => F.EmbedId(X(2), X((3, 2))));
        Assert.Throws<ShapeException>(() => F.EmbedId(Tensor.From([0]), X(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.EmbedId(Tensor.From([3]), X((3, 2))));
    }
}
