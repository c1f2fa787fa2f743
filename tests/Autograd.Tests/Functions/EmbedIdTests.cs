namespace DeZeroNative.Tests;

public class EmbedIdTests : FunctionTests<EmbedIdTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a vector of numbers", x => F.EmbedId(Tensor.From([2L, 0, 2]), x[0]), X((3, 2))),
        new("a matrix of numbers", x => F.EmbedId(Tensor.From(new[,] { { 1, 0 }, { 1, 1 } }), x[0]), X((3, 2))),
        new("with padding", x => F.EmbedId(Tensor.From([2L, 0, 2]).To(x[0].Device), F.Concat([x[0], Tensor.Ones((1, 2), x[0].DType, x[0].Device)]), paddingIndex: 3), X((3, 2))),
    ];

    [Fact]
    public void The_padding_row_gets_no_gradient()
    {
        var w = new Variable(X((3, 2)));
        Variable y = F.EmbedId(Tensor.From([1L, 0, 1]), w, paddingIndex: 1);
        TensorAssert.Equal(w.Data[new[] { 1, 0, 1 }], y.Data);
        TensorAssert.Equal([1, 1, 0, 0, 0, 0], Autograd.Grad(F.Sum(y), w)!.Data);
    }

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
