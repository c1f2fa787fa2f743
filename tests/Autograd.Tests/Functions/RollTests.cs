namespace DeZeroNative.Tests;

public class RollTests : FunctionTests<RollTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("over all elements", x => F.Roll(x[0], 2), X((2, 3))),
        new("along an axis, back", x => F.Roll(F.Sin(x[0]), -1, -1), X((2, 3))),
        new("along two axes", x => F.Roll(x[0], [1, 2], [0, 1]), X((2, 3))),
    ];

    [Fact]
    public void It_is_roll_of_tensors()
    {
        TensorAssert.Equal([3, 1, 2], F.Roll(Tensor.From([1.0, 2, 3]), 1).Data);
        Assert.Throws<ArgumentException>(() => F.Roll(X(3), [1], []));
    }
}
