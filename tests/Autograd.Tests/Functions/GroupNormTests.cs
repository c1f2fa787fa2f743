namespace DeZeroNative.Tests;

public class GroupNormTests : FunctionTests<GroupNormTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("two groups of images", x => F.GroupNorm(x[0], 2, x[1], x[2], 1e-2), X((2, 4, 2, 2)), X(4, 2), X(4, 3)),
        new("one group of sequences", x => F.GroupNorm(x[0], 1, x[1], x[2], 1e-2), X((2, 2, 3)), X(2, 2), X(2, 3)),
        new("groups of rows", x => F.GroupNorm(x[0], 2, x[1], x[2], 1e-2), X((2, 4)), X(4, 2), X(4, 3)),
        new("without scale and shift", x => F.GroupNorm(x[0], 2, eps: 1e-2), X((2, 4, 3))),
        new("without scale", x => F.GroupNorm(x[0], 2, beta: x[1], eps: 1e-2), X((2, 4, 2)), X(4, 2)),
    ];

    [Fact]
    public void Each_group_gets_mean_0_and_deviation_1()
    {
        Variable y = F.Reshape(F.GroupNorm(X((3, 6, 5, 4), low: 3, high: 9), 2, eps: 0), (6, 60));
        TensorAssert.Close(Tensor.Zeros(6, DType.Float64), y.Data.Mean(1), atol: 1e-13);
        TensorAssert.Close(Tensor.Ones(6, DType.Float64), F.Std(y, 1).Data, rtol: 1e-13);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Equal(
            "[group_norm] 2 groups do not divide the channels of shape (4, 3)", Assert.Throws<ShapeException>(() => F.GroupNorm(X((4, 3)), 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => F.GroupNorm(X((4, 3)), 0));
        Assert.Throws<ShapeException>(() => F.GroupNorm(X(4), 1));
        Assert.Throws<ShapeException>(() => F.GroupNorm(X((4, 3)), 3, X(1)));
    }
}
