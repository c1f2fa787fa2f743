namespace DeZeroNative.Tests;

public class AveragePoolingTests : FunctionTests<AveragePoolingTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("2x2 side by side", x => F.AveragePooling(x[0], 2, 2), X((2, 1, 4, 4))),
        new("3x3 overlapping, padded", x => F.AveragePooling(x[0], 3, 2, 1), X((1, 2, 5, 4))),
        new("rectangles", x => F.AveragePooling(x[0], (3, 2), (2, 1)), X((1, 1, 5, 4))),
        new("rounded up, padding not counted", x => F.AveragePooling(x[0], 3, 2, 1, ceilMode: true, countPad: false), X((1, 1, 4, 5))),
        new("within a graph", x => F.Tanh(F.AveragePooling(F.Sin(x[0]) * x[1], 2, 2)), X((1, 2, 4, 2)), X((1, 2, 1, 1), 2)),
    ];

    [Fact]
    public void Padding_counts_as_zeros_unless_it_is_told_not_to()
    {
        Variable x = Tensor.Full((1, 1, 2, 2), 4, DType.Float64);
        TensorAssert.Equal([1, 2, 1, 2, 4, 2, 1, 2, 1], F.AveragePooling(x, 2, 1, 1).Data);
        TensorAssert.Equal([4, 4, 4, 4, 4, 4, 4, 4, 4], F.AveragePooling(x, 2, 1, 1, countPad: false).Data);
    }

    [Fact]
    public void What_juts_out_of_the_padding_never_counts()
    {
        Variable x = Tensor.Ones((1, 3), DType.Float64);
        TensorAssert.Equal([1, 1], F.AveragePooling(x, (1, 2), (1, 2), ceilMode: true).Data);
    }

    // DeZero's backward exchanges height and width of the kernel, and fails on this.
    [Fact]
    public void Kernels_need_not_be_square()
    {
        var x = new Variable(Tensor.Ones((1, 1, 3, 2), DType.Float64));
        F.AveragePooling(x, (3, 2)).Backward();
        TensorAssert.Close(Tensor.Full((1, 1, 3, 2), 1.0 / 6, DType.Float64), x.Grad!.Data, rtol: 1e-15);
    }

    [Fact]
    public void It_refuses_what_does_not_fit() => Assert.Throws<ShapeException>(() => F.AveragePooling(X((2, 2)), 3));
}
