namespace DeZeroNative.Tests;

public class PadTests : FunctionTests<PadTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with a constant", x => F.Pad(x[0], [(1, 2), (0, 1)], value: 3), X((2, 3))),
        new("all around", x => F.Pad(F.Sin(x[0]), 1), X((2, 2))),
        new("cut off", x => F.Pad(x[0] * x[0], [(-1, 2)]), X((2, 3))),
        new("cut off entirely", x => F.Pad(x[0], [(-4, 2)]), X(3)),
        new("mirrored", x => F.Pad(x[0], [(2, 1)], PadMode.Reflect), X((2, 3))),
        new("mirrored at the edges", x => F.Pad(x[0], [(4, 1)], PadMode.Symmetric), X((2, 3))),
        new("edges", x => F.Pad(x[0] * x[0], [(1, 1), (0, 2)], PadMode.Edge), X((2, 3))),
        new("circular", x => F.Pad(x[0], [(5, 1)], PadMode.Circular), X((2, 3))),
    ];

    [Theory]
    [InlineData(PadMode.Constant)]
    [InlineData(PadMode.Reflect)]
    [InlineData(PadMode.Symmetric)]
    [InlineData(PadMode.Edge)]
    [InlineData(PadMode.Circular)]
    public void It_is_pad_of_tensors(PadMode mode)
    {
        Tensor x = X((2, 3));
        TensorAssert.Equal(x.Pad([(1, 1), (2, -1)], mode, 4), F.Pad(x, [(1, 1), (2, -1)], mode, 4).Data);
        TensorAssert.Equal(x.Pad(1, mode), F.Pad(x, 1, mode).Data);
    }

    [Fact]
    public void It_refuses_what_does_not_fit() => Assert.Throws<ShapeException>(() => F.Pad(X(2), [(1, -4)], PadMode.Edge));
}
