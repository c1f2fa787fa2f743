namespace DeZeroNative.Tests;

public class TriuTests : FunctionTests<TriuTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("main", x => F.Triu(x[0] * x[0]), X((3, 3))),
        new("below, in a batch", x => F.Triu(x[0], -1), X((2, 2, 3))),
    ];

    [Fact]
    public void It_is_the_triangle_of_tensors() => TensorAssert.Equal(X((3, 4)).Triu(1), F.Triu(X((3, 4)), 1).Data);
}
