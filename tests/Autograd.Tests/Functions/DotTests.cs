namespace DeZeroNative.Tests;

public class DotTests : FunctionTests<DotTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of vectors", x => F.Dot(x[0], x[1]), X(3), X(3, 2)),
        new("of a matrix and a vector", x => F.Dot(x[0], x[1]), X((2, 3)), X(3, 2)),
        new("of matrices", x => F.Dot(x[0], x[1]), X((2, 3)), X((3, 2), 2)),
        new("of a number", x => F.Dot(x[0], x[1]), X(Shape.Scalar), X((2, 2), 2)),
        new("of more axes", x => F.Dot(x[0], x[1]), X((2, 3)), X((2, 3, 2), 2)),
    ];

    [Fact]
    public void It_is_dot_of_tensors() => TensorAssert.Close(Tensor.Dot(X((2, 3)), X((2, 3, 2))), F.Dot(X((2, 3)), X((2, 3, 2))).Data, rtol: 1e-14);
}
