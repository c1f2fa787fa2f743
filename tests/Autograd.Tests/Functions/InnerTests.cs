namespace DeZeroNative.Tests;

public class InnerTests : FunctionTests<InnerTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of vectors", x => F.Inner(x[0], x[1]), X(3), X(3, 2)),
        new("of matrices", x => F.Inner(x[0], x[1]), X((2, 3)), X((2, 3), 2)),
        new("of a number", x => F.Inner(x[0], x[1]), X((2, 2)), X(Shape.Scalar, 2)),
    ];

    [Fact]
    public void It_is_inner_of_tensors() => TensorAssert.Close(Tensor.Inner(X((2, 3)), X((4, 3))), F.Inner(X((2, 3)), X((4, 3))).Data, rtol: 1e-14);
}
