namespace DeZeroNative.Tests;

public class OuterTests : FunctionTests<OuterTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of vectors", x => F.Outer(x[0], x[1]), X(2), X(3, 2)),
        new("of a vector with itself", x => F.Outer(x[0], x[0]), X(3)),
        new("of matrices", x => F.Outer(x[0], x[1]), X((2, 2)), X((1, 2), 2)),
    ];

    [Fact]
    public void It_is_outer_of_tensors() => TensorAssert.Equal(Tensor.Outer(X(2), X(3)), F.Outer(X(2), X(3)).Data);
}
