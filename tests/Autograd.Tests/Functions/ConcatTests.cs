namespace DeZeroNative.Tests;

public class ConcatTests : FunctionTests<ConcatTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("rows", x => F.Concat([x[0], x[1]]), X((1, 3)), X((2, 3), 2)),
        new("columns", x => F.Concat([x[0], x[1], x[2]], 1), X((2, 1)), X((2, 2), 2), X((2, 3), 3)),
        new("the last axis", x => F.Concat([x[0], x[1]], -1), X((2, 1, 2)), X((2, 1, 1), 2)),
        new("one input twice", x => F.Concat([x[0], x[0] * x[0]]), X(3)),
        new("nothing beside something", x => F.Concat([x[0], x[1]]), X((0, 2)), X((2, 2), 2)),
        new("a single one", x => F.Concat([x[0]]), X(3)),
    ];

    [Fact]
    public void It_joins_in_order()
    {
        Tensor a = Tensor.From(new double[,] { { 1, 2 } }), b = Tensor.From(new double[,] { { 3, 4 }, { 5, 6 } });
        TensorAssert.Close(Tensor.From(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }), F.Concat([a, b]).Data);
        TensorAssert.Close(Tensor.From(new double[,] { { 1, 2, 1, 2 } }), F.Concat([a, a], 1).Data);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.Concat([X((1, 2)), X((1, 3))]));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Concat([X(2), X(2)], 1));
        Assert.ThrowsAny<ArgumentException>(() => F.Concat([]));
    }
}
