namespace DeZeroNative.Tests;

public class RepeatTests : FunctionTests<RepeatTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("every element", x => F.Repeat(x[0], 2), X((2, 3))),
        new("along an axis", x => F.Repeat(x[0] * x[0], 3, 1), X((2, 3))),
        new("by counts", x => F.Repeat(F.Sin(x[0]), [2, 0, 1], -1), X((2, 3))),
        new("not at all", x => F.Repeat(x[0], 0, 0), X((2, 3))),
    ];

    [Fact]
    public void It_is_repeat_of_tensors()
    {
        Tensor x = X((2, 3));
        TensorAssert.Equal(x.Repeat(2), F.Repeat(x, 2).Data);
        TensorAssert.Equal(x.Repeat(2, 0), F.Repeat(x, 2, 0).Data);
        TensorAssert.Equal(x.Repeat([1, 2], 0), F.Repeat(x, [1, 2], 0).Data);
        Assert.Throws<ShapeException>(() => F.Repeat(x, -1));
        Assert.Throws<ShapeException>(() => F.Repeat(x, [1], 0));
    }
}
