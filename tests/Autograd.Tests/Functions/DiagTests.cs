namespace DeZeroNative.Tests;

public class DiagTests : FunctionTests<DiagTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of a vector", x => F.Diag(x[0] * x[0]), X(3)),
        new("of a vector, below", x => F.Diag(x[0], -1), X(3)),
        new("of a matrix", x => F.Diag(F.Sin(x[0]), 1), X((2, 3))),
    ];

    [Fact]
    public void It_is_diag_of_tensors()
    {
        TensorAssert.Equal(X(3).Diag(2), F.Diag(X(3), 2).Data);
        Assert.Throws<ShapeException>(() => F.Diag(X(Shape.Scalar)));
    }
}
