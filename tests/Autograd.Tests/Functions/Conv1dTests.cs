namespace DeZeroNative.Tests;

public class Conv1dTests : FunctionTests<Conv1dTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with bias", x => F.Conv1d(x[0], x[1], x[2], pad: 1), X((2, 2, 5)), X((3, 2, 3), 2), X(3, 3)),
        new("strided, dilated, in groups", x => F.Conv1d(x[0], x[1], stride: 2, pad: 2, dilation: 2, groups: 2), X((1, 4, 7)), X((2, 2, 2), 2)),
    ];

    [Fact]
    public void It_slides_a_kernel_along_the_sequence()
    {
        Tensor x = Tensor.From(new double[,,] { { { 1, 2, 3, 4 }, { 10, 20, 30, 40 } } }), w = Tensor.From(new double[,,] { { { 1, 0, -1 }, { 0, 1, 0 } } });
        TensorAssert.Close(Tensor.From(new double[,,] { { { 18, 28 } } }), F.Conv1d(x, w).Data);
        TensorAssert.Close(Tensor.From(new double[,,] { { { 8 + 0.5, 28 + 0.5 } } }), F.Conv1d(x, w, Tensor.From([0.5]), stride: 2, pad: 1).Data);
    }

    [Fact]
    public void It_refuses_images() => Assert.Throws<ShapeException>(() => F.Conv1d(X((1, 2, 3, 3)), X((1, 2, 3))));
}
