namespace DeZeroNative.Tests;

public class TrilTests : FunctionTests<TrilTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("main", x => F.Tril(x[0] * x[0]), X((3, 3))),
        new("above, in a batch", x => F.Tril(x[0], 1), X((2, 2, 3))),
    ];

    [Fact]
    public void It_is_the_triangle_of_tensors() => TensorAssert.Equal(X((3, 4)).Tril(-1), F.Tril(X((3, 4)), -1).Data);
}
