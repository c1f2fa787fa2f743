namespace DeZeroNative.Tests;

public class LayerNormTests : FunctionTests<LayerNormTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("the last axis", x => F.LayerNorm(x[0], 4, x[1], x[2], 1e-2), X((3, 4)), X(4, 2), X(4, 3)),
        new("two axes", x => F.LayerNorm(x[0], (2, 3), x[1], x[2], 1e-2), X((2, 2, 3)), X((2, 3), 2), X((2, 3), 3)),
        new("a vector", x => F.LayerNorm(x[0], 3, x[1], x[2], 1e-2), X(3), X(3, 2), X(3, 3)),
        new("without scale and shift", x => F.LayerNorm(x[0], 4, eps: 1e-2), X((2, 3, 4))),
        new("without shift", x => F.LayerNorm(x[0], 4, x[1], eps: 1e-2), X((2, 4)), X(4, 2)),
    ];

    [Fact]
    public void Each_row_gets_mean_0_and_deviation_1()
    {
        Variable y = F.LayerNorm(X((5, 40), low: 3, high: 9), 40, eps: 0);
        TensorAssert.Close(Tensor.Zeros(5, DType.Float64), y.Data.Mean(1), atol: 1e-13);
        TensorAssert.Close(Tensor.Ones(5, DType.Float64), F.Std(y, 1).Data, rtol: 1e-13);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Equal(
            "[layer_norm] x of shape (..., 4) expected, got (4, 3)", Assert.Throws<ShapeException>(() => F.LayerNorm(X((4, 3)), 4)).Message);
        Assert.Throws<ShapeException>(() => F.LayerNorm(X((4, 3)), Shape.Scalar));
        Assert.Throws<ShapeException>(() => F.LayerNorm(X((4, 3)), (2, 4, 3)));
        Assert.Equal(
            "[layer_norm] gamma of shape (3,) expected, got (1, 3)", Assert.Throws<ShapeException>(() => F.LayerNorm(X((4, 3)), 3, X((1, 3)))).Message);
    }
}
