namespace DeZeroNative.Tests;

public class TensorDotTests : FunctionTests<TensorDotTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("one axis", x => F.TensorDot(x[0], x[1], 1), X((2, 3)), X((3, 2), 2)),
        new("two axes", x => F.TensorDot(x[0], x[1]), X((2, 2, 3)), X((2, 3), 2)),
        new("axes named", x => F.TensorDot(x[0], x[1], new[] { 0, 2 }, new[] { 1, 0 }), X((2, 2, 3)), X((3, 2, 2), 2)),
        new("no axes", x => F.TensorDot(x[0], x[1], 0), X(2), X(3, 2)),
    ];

    [Fact]
    public void It_is_that_of_tensors() =>
        TensorAssert.Close(Tensor.TensorDot(X((2, 3)), X((3, 2)), 1), F.TensorDot(X((2, 3)), X((3, 2)), 1).Data, rtol: 1e-14);
}
