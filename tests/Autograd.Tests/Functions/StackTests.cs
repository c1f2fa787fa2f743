namespace DeZeroNative.Tests;

public class StackTests : FunctionTests<StackTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("in front", x => F.Stack([x[0], x[1]]), X((2, 3)), X((2, 3), 2)),
        new("in the middle", x => F.Stack([x[0], x[1]], 1), X((2, 3)), X((2, 3), 2)),
        new("at the end", x => F.Stack([x[0], x[1]], -1), X(3), X(3, 2)),
        new("numbers", x => F.Stack([x[0], x[1]]), X(Shape.Scalar), X(Shape.Scalar, 2)),
    ];

    [Fact]
    public void The_axis_counts_in_the_result()
    {
        Tensor a = Tensor.From([1.0, 2]), b = Tensor.From([3.0, 4]);
        TensorAssert.Close(Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } }), F.Stack([a, b]).Data);
        TensorAssert.Close(Tensor.From(new double[,] { { 1, 3 }, { 2, 4 } }), F.Stack([a, b], -1).Data);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.Stack([X(2), X(3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Stack([X(2), X(2)], 2));
        Assert.ThrowsAny<ArgumentException>(() => F.Stack([]));
    }
}
