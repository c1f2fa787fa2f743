namespace DeZeroNative.Tests;

public class MatMulTests : FunctionTests<MatMulTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("matrices", x => F.MatMul(x[0], x[1]), X((2, 3)), X((3, 4), 2)),
        new("vectors", x => F.MatMul(x[0], x[1]), X(3), X(3, 2)),
        new("matrix and vector", x => F.MatMul(x[0], x[1]), X((2, 3)), X(3, 2)),
        new("vector and matrix", x => F.MatMul(x[0], x[1]), X(3), X((3, 2), 2)),
        new("batches", x => F.MatMul(x[0], x[1]), X((2, 2, 3)), X((2, 3, 2), 2)),
        new("batch and matrix", x => F.MatMul(x[0], x[1]), X((2, 2, 3)), X((3, 2), 2)),
        new("batches that broadcast", x => F.MatMul(x[0], x[1]), X([2, 1, 2, 3]), X((2, 3, 1), 2)),
        new("batch and vector", x => F.MatMul(x[0], x[1]), X((2, 2, 3)), X(3, 2)),
        new("vector and batch", x => F.MatMul(x[0], x[1]), X(3), X((2, 3, 2), 2)),
        new("transposed", x => F.MatMul(x[0].T, x[1].T), X((3, 2)), X((4, 3), 2)),
    ];

    [Fact]
    public void It_agrees_with_its_formula()
    {
        Tensor x = X((3, 4)), w = X((4, 2), 2);
        double[,] a = Naive.Matrix(x), b = Naive.Matrix(w);
        var expected = new double[3, 2];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 2; j++)
                for (int k = 0; k < 4; k++) expected[i, j] += a[i, k] * b[k, j];
        TensorAssert.Close(Tensor.From(expected), F.MatMul(x, w).Data, rtol: 1e-13);
    }

    [Fact]
    public void It_refuses_sizes_that_do_not_fit_by_name()
    {
        var error = Assert.Throws<ShapeException>(() => F.MatMul(X((2, 3)), X((4, 5))));
        Assert.Contains("[matmul]", error.Message, StringComparison.Ordinal);
        Assert.Contains("(2, 3)", error.Message, StringComparison.Ordinal);
        Assert.Contains("(4, 5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inner_size_of_0_gives_zeros_and_gradients_of_no_elements()
    {
        Variable x = new(Tensor.Zeros((2, 0), DType.Float64)), w = new(Tensor.Zeros((0, 3), DType.Float64));
        Variable y = F.MatMul(x, w);
        TensorAssert.Close(Tensor.Zeros((2, 3), DType.Float64), y.Data);
        y.Backward();
        TensorAssert.HasShape((2, 0), x.Grad!.Data);
        TensorAssert.HasShape((0, 3), w.Grad!.Data);
    }
}
