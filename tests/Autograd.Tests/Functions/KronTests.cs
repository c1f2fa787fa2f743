namespace DeZeroNative.Tests;

public class KronTests : FunctionTests<KronTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of matrices", x => F.Kron(x[0], x[1]), X((2, 2)), X((1, 3), 2)),
        new("of a vector and a matrix", x => F.Kron(x[0], x[1]), X(2), X((2, 2), 2)),
    ];

    [Fact]
    public void It_is_kron_of_tensors() => TensorAssert.Equal(Tensor.Kron(X((2, 3)), X((2, 2))), F.Kron(X((2, 3)), X((2, 2))).Data);
}
