namespace DeZeroNative.Tests;

public class AdaptiveAveragePoolingTests : FunctionTests<AdaptiveAveragePoolingTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("smaller", x => F.AdaptiveAveragePooling(x[0], (2, 3)), X((1, 2, 5, 4))),
        new("larger", x => F.AdaptiveAveragePooling(x[0], (3, 3)), X((1, 1, 2, 2))),
    ];

    [Fact]
    public void Windows_share_the_image_out()
    {
        Variable x = Tensor.From(new double[,] { { 1, 2, 3, 4, 5 } });
        TensorAssert.Equal([2, 4], F.AdaptiveAveragePooling(x, (1, 2)).Data);
        TensorAssert.Equal([3], F.AdaptiveAveragePooling(x, 1).Data);
    }

    [Fact]
    public void It_refuses_a_size_of_nothing() => Assert.Throws<ArgumentOutOfRangeException>(() => F.AdaptiveAveragePooling(X((2, 2)), (1, 0)));
}
