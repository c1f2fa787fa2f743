namespace DeZeroNative.Tests;

public class BroadcastToTests : FunctionTests<BroadcastToTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a row", x => F.BroadcastTo(x[0], (2, 3)), X(3)),
        new("a column", x => F.BroadcastTo(x[0], (2, 3)), X((2, 1))),
        new("one number", x => F.BroadcastTo(x[0], (2, 3)), X(Shape.Scalar)),
        new("the same", x => F.BroadcastTo(x[0], (2, 3)), X((2, 3))),
    ];

    [Fact]
    public void It_repeats_the_elements()
    {
        TensorAssert.Close(Tensor.From(new double[,] { { 1, 2 }, { 1, 2 } }), F.BroadcastTo(Tensor.From([1.0, 2]), (2, 2)).Data);
        TensorAssert.HasShape((0, 2), F.BroadcastTo(Tensor.From([1.0, 2]), (0, 2)).Data);
    }

    [Fact]
    public void It_refuses_a_shape_that_does_not_fit() => Assert.Throws<ShapeException>(() => F.BroadcastTo(X((2, 3)), (2, 4)));
}
