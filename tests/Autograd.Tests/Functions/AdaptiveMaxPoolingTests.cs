namespace DeZeroNative.Tests;

public class AdaptiveMaxPoolingTests : FunctionTests<AdaptiveMaxPoolingTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("smaller", x => F.AdaptiveMaxPooling(x[0], (2, 3)), X((1, 2, 5, 4))),
        new("larger", x => F.AdaptiveMaxPooling(x[0], (3, 3)), X((1, 1, 2, 2))),
    ];

    [Fact]
    public void Windows_share_the_image_out()
    {
        Variable x = Tensor.From(new double[,] { { 1, 2, 3, 4, 5 } });
        TensorAssert.Equal([3, 5], F.AdaptiveMaxPooling(x, (1, 2)).Data);
        TensorAssert.Equal([5], F.AdaptiveMaxPooling(x, 1).Data);
    }

    [Fact]
    public void It_refuses_a_size_of_nothing() => Assert.Throws<ArgumentOutOfRangeException>(() => F.AdaptiveMaxPooling(X((2, 2)), 0));
}
