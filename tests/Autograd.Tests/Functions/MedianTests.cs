namespace DeZeroNative.Tests;

public class MedianTests : FunctionTests<MedianTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("of all, odd", x => F.Median(x[0]), X((3, 3))),
        new("of all, even", x => F.Median(x[0], keepDims: true), X((2, 3))),
        new("the first axis", x => F.Median(x[0], 0), X((4, 2))),
        new("the last axis, kept", x => F.Median(x[0], -1, keepDims: true), X((2, 3))),
        new("one number", x => F.Median(x[0]), X(Shape.Scalar)),
    ];

    [Fact]
    public void It_agrees_with_that_of_tensors()
    {
        Tensor x = X((3, 4, 5));
        foreach (int? axis in (int?[])[null, 0, 1, -1])
            foreach (bool keepDims in (bool[])[false, true]) TensorAssert.Equal(x.Median(axis, keepDims), F.Median(x, axis, keepDims).Data);
    }

    [Fact]
    public void A_NaN_makes_it_NaN_and_nothing_has_none()
    {
        TensorAssert.Equal([double.NaN], F.Median(Tensor.From([1, double.NaN, 3])).Data);
        Assert.Throws<ShapeException>(() => F.Median(Tensor.Zeros(0)));
    }
}
