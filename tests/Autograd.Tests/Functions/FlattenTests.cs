namespace DeZeroNative.Tests;

public class FlattenTests : FunctionTests<FlattenTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("three axes", x => F.Flatten(x[0]), X((2, 3, 2))),
        new("a vector", x => F.Flatten(x[0]), X(3)),
    ];

    [Fact]
    public void Axis_0_stays()
    {
        TensorAssert.HasShape((2, 12), F.Flatten(X((2, 3, 4))).Data);
        TensorAssert.HasShape((3, 1), F.Flatten(X(3)).Data);
        TensorAssert.HasShape((0, 12), F.Flatten(Tensor.Zeros((0, 3, 4))).Data);
        Assert.Throws<ShapeException>(() => F.Flatten(X(Shape.Scalar)));
    }
}
