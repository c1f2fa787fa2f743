namespace DeZeroNative.Tests;

public class HStackTests : FunctionTests<HStackTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("vectors", x => F.HStack(x[0], x[1]), X(2), X(3, 2)),
        new("matrices", x => F.HStack(x[0], x[1] * x[0]), X((2, 2)), X((2, 2), 2)),
    ];

    [Fact]
    public void It_is_the_stack_of_tensors() => TensorAssert.Equal(Tensor.HStack(X((2, 2)), X((2, 3))), F.HStack(X((2, 2)), X((2, 3))).Data);
}
