namespace DeZeroNative.Tests;

public class SqueezeTests : FunctionTests<SqueezeTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("all", x => F.Squeeze(x[0]), X((1, 3, 1))),
        new("one axis", x => F.Squeeze(x[0], 0), X((1, 3, 1))),
    ];

    [Fact]
    public void It_drops_axes_of_size_1()
    {
        TensorAssert.HasShape(3, F.Squeeze(X((1, 3, 1))).Data);
        TensorAssert.HasShape((1, 3), F.Squeeze(X((1, 3, 1)), -1).Data);
        Assert.Throws<ShapeException>(() => F.Squeeze(X((1, 3, 1)), 1));
    }
}
