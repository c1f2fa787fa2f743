namespace DeZeroNative.Tests;

public class Pooling1dTests : FunctionTests<Pooling1dTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("pairs", x => F.Pooling1d(x[0], 2, 2), X((2, 1, 6))),
        new("overlapping, padded, rounded up", x => F.Pooling1d(x[0], 3, 2, 1, ceilMode: true), X((2, 6))),
    ];

    [Fact]
    public void The_largest_of_each_window_is_taken()
    {
        Variable x = Tensor.From([3.0, 1, 2, 5, -1, -2, -3]);
        TensorAssert.Equal([3, 2, 5, 5, -1, -2], F.Pooling1d(x, 2).Data);
        TensorAssert.Equal([3, 5, -1], F.Pooling1d(x, 2, 2).Data);
        TensorAssert.Equal([3, 5, -1, -3], F.Pooling1d(x, 2, 2, ceilMode: true).Data);
    }

    [Fact]
    public void It_refuses_a_number() => Assert.Throws<ShapeException>(() => F.Pooling1d(X(Shape.Scalar), 1));
}
