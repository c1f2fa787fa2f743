namespace DeZeroNative.Tests;

public class DiagonalTests : FunctionTests<DiagonalTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("main", x => F.Diagonal(x[0]), X((3, 3))),
        new("above, of a product", x => F.Diagonal(x[0] * x[0], 1), X((2, 3))),
        new("below, of the last axes", x => F.Diagonal(x[0], -1, -2, -1), X((2, 3, 2))),
        new("axes crossed", x => F.Diagonal(x[0], 1, 2, 0), X((3, 2, 2))),
        new("outside", x => F.Diagonal(x[0], 5), X((2, 2))),
    ];

    [Fact]
    public void It_is_diagonal_of_tensors() => TensorAssert.Equal([2], F.Diagonal(Tensor.From(new[,] { { 1.0, 2 }, { 3, 4 } }), 1).Data);
}
