namespace DeZeroNative.Tests;

public class InstanceNormTests : FunctionTests<InstanceNormTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("images", x => F.InstanceNorm(x[0], x[1], x[2], 1e-2), X((2, 3, 2, 2)), X(3, 2), X(3, 3)),
        new("without scale and shift", x => F.InstanceNorm(x[0], eps: 1e-2), X((2, 2, 4))),
    ];

    [Fact]
    public void It_is_group_norm_with_a_group_for_each_channel()
    {
        Tensor x = X((2, 3, 4, 5)), gamma = X(3, 2), beta = X(3, 3);
        TensorAssert.Equal(F.GroupNorm(x, 3, gamma, beta).Data, F.InstanceNorm(x, gamma, beta).Data);
    }

    [Fact]
    public void It_refuses_what_has_no_channels() => Assert.Throws<ShapeException>(() => F.InstanceNorm(X(3)));
}
