namespace DeZeroNative.Tests;

public class PReluTests : FunctionTests<PReluTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("one slope", x => F.PRelu(x[0], x[1]), X((3, 4)), X(1, 2)),
        new("a slope per channel", x => F.PRelu(x[0], x[1]), X((2, 3, 2, 2)), X(3, 2)),
        new("a slope per column", x => F.PRelu(x[0], x[1]), X((4, 3)), X(3, 2)),
    ];

    [Fact]
    public void Negative_numbers_are_scaled_by_the_slope_of_their_channel()
    {
        Tensor x = Tensor.From(new double[,] { { 1, -1 }, { -2, 2 } });
        TensorAssert.Equal([1, -0.5, -0.5, 2], F.PRelu(x, Tensor.From([0.25, 0.5])).Data);
        TensorAssert.Equal([1, -0.25, -0.5, 2], F.PRelu(x, Tensor.From([0.25])).Data);
        TensorAssert.Equal([1, -0.25, -0.5, 2], F.PRelu(x, Tensor.Scalar(0.25)).Data);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.PRelu(X((2, 3)), X(2)));
        Assert.Throws<ShapeException>(() => F.PRelu(X(3), X(3)));
    }
}
