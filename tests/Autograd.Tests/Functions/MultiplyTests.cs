namespace DeZeroNative.Tests;

public class MultiplyTests : FunctionTests<MultiplyTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("equal shapes", x => F.Multiply(x[0], x[1]), X((2, 3)), X((2, 3), 2, 0.5, 2)),
        new("row beside matrix", x => F.Multiply(x[0], x[1]), X((2, 3)), X(3, 2, 0.5, 2)),
        new("column beside row", x => F.Multiply(x[0], x[1]), X((2, 1)), X((1, 3), 2, 0.5, 2)),
        new("matrix beside one number", x => F.Multiply(x[0], x[1]), X((2, 2)), X(Shape.Scalar, 2, 0.5, 2)),
        new("one number beside matrix", x => F.Multiply(x[0], x[1]), X(Shape.Scalar), X((2, 2), 2, 0.5, 2)),
        new("one input twice", x => F.Multiply(x[0], x[0]), X(3, low: 0.5)),
        new("a number on the right", x => x[0] * 2.5, X(3)),
        new("a number on the left", x => 2.5 * x[0], X(3)),
    ];

    [Fact]
    public void It_is_applied_element_by_element_and_broadcasts()
    {
        double[] x0 = [1.5, -2, 3, 0.25, 8, -1], x1 = [2, -4, 0.5];
        double[] expected = [.. x0.Select((a, i) => a * x1[i % 3])];
        TensorAssert.Close(expected, F.Multiply(Tensor.From(x0, (2, 3)), Tensor.From(x1)).Data, rtol: 1e-14, atol: 0);
        TensorAssert.HasShape((0, 3), F.Multiply(Tensor.Zeros((0, 3)), Tensor.Ones(3)).Data);
    }

    [Fact]
    public void It_refuses_shapes_that_do_not_broadcast_by_name()
    {
        var error = Assert.Throws<ShapeException>(() => F.Multiply(Tensor.Zeros((2, 3)), Tensor.Zeros(2)));
        Assert.Contains("[multiply]", error.Message, StringComparison.Ordinal);
        Assert.Contains("(2, 3)", error.Message, StringComparison.Ordinal);
    }
}
