namespace DeZeroNative.Tests;

public class CosineSimilarityTests : FunctionTests<CosineSimilarityTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("rows", x => F.CosineSimilarity(x[0], x[1]), X((3, 4)), X((3, 4), 2)),
        new("columns", x => F.CosineSimilarity(x[0], x[1], 0), X((4, 2)), X((4, 2), 2)),
        new("one beside many", x => F.CosineSimilarity(x[0], x[1], -1), X(3), X((2, 3), 2)),
    ];

    [Fact]
    public void It_is_the_cosine_of_the_angle()
    {
        Tensor x0 = Tensor.From(new double[,] { { 1, 0 }, { 1, 1 }, { 3, 4 }, { 2, 0 } }), x1 = Tensor.From(new double[,] { { 0, 5 }, { 2, 0 }, { 3, 4 }, { -1, 0 } });
        TensorAssert.Close([0, Math.Sqrt(0.5), 1, -1], F.CosineSimilarity(x0, x1).Data, rtol: 1e-14);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_vector_of_zeros_gives_0_and_finite_derivatives(bool createGraph)
    {
        Variable x0 = new(Tensor.Zeros((1, 2), DType.Float64)), x1 = new(Tensor.From(new double[,] { { 3, 4 } }));
        Variable y = F.CosineSimilarity(x0, x1, eps: 0.5);
        TensorAssert.Equal([0], y.Data);
        Variable?[] gxs = Autograd.Grad([y], [x0, x1], createGraph: createGraph);
        TensorAssert.Close([1.2, 1.6], gxs[0]!.Data, rtol: 1e-14);
        TensorAssert.Close([0, 0], gxs[1]!.Data);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.CosineSimilarity(X((2, 3)), X((2, 4))));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.CosineSimilarity(X(3), X(3)));
    }
}
