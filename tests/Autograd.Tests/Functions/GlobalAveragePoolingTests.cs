namespace DeZeroNative.Tests;

public class GlobalAveragePoolingTests : FunctionTests<GlobalAveragePoolingTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("images", x => F.GlobalAveragePooling(x[0]), X((2, 3, 2, 2))),
        new("sequences", x => F.GlobalAveragePooling(x[0]), X((2, 1, 4))),
    ];

    [Fact]
    public void It_is_the_mean_of_each_channel()
    {
        Variable x = X((2, 3, 4, 5));
        TensorAssert.Close(F.Reshape(F.AveragePooling(x, (4, 5)), (2, 3)).Data, F.GlobalAveragePooling(x).Data, rtol: 1e-13);
    }

    [Fact]
    public void It_refuses_what_has_no_channels() => Assert.Throws<ShapeException>(() => F.GlobalAveragePooling(X((2, 3))));
}
