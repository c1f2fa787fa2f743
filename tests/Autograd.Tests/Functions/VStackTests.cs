namespace DeZeroNative.Tests;

public class VStackTests : FunctionTests<VStackTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("vectors", x => F.VStack(x[0], x[1] * x[0]), X(2), X(2, 2)),
        new("numbers", x => F.VStack(x[0], x[1]), X(Shape.Scalar), X(Shape.Scalar, 2)),
    ];

    [Fact]
    public void It_is_the_stack_of_tensors() => TensorAssert.Equal(Tensor.VStack(X(2), X((3, 2))), F.VStack(X(2), X((3, 2))).Data);
}
