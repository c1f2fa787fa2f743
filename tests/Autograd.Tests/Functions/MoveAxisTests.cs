namespace DeZeroNative.Tests;

public class MoveAxisTests : FunctionTests<MoveAxisTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("one axis", x => F.MoveAxis(x[0], 0, -1), X((2, 3, 2))),
        new("two axes of a product", x => F.MoveAxis(x[0] * x[0], new[] { 0, 1 }, new[] { 2, 0 }), X((2, 3, 2))),
    ];

    [Fact]
    public void It_is_the_move_of_tensors() => TensorAssert.Equal(X((2, 3, 4)).MoveAxis(2, 0), F.MoveAxis(X((2, 3, 4)), 2, 0).Data);
}
