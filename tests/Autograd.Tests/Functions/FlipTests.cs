namespace DeZeroNative.Tests;

public class FlipTests : FunctionTests<FlipTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("all axes", x => F.Flip(x[0]), X((2, 3))),
        new("one axis of a product", x => F.Flip(x[0] * x[0], -1), X((2, 3))),
        new("one number", x => F.Flip(x[0]), X(Shape.Scalar)),
    ];

    [Fact]
    public void It_is_flip_of_tensors() => TensorAssert.Equal([3, 2, 1], F.Flip(Tensor.From([1.0, 2, 3])).Data);
}
