namespace DeZeroNative.Tests;

public class IndexSelectTests : FunctionTests<IndexSelectTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("the first axis", x => F.IndexSelect(x[0], Tensor.From([2, 0, 2]), 0), X((3, 2))),
        new("the last axis", x => F.IndexSelect(x[0], Tensor.From([1, 1]), -1), X((2, 2))),
    ];

    [Fact]
    public void It_takes_slices_along_an_axis()
    {
        Tensor x = X((3, 4));
        TensorAssert.Equal(x[.., new[] { 3, 0 }], F.IndexSelect(x, Tensor.From([3, 0]), 1).Data);
        TensorAssert.HasShape((2, 2, 4), F.IndexSelect(x, Tensor.From(new[,] { { 0, 1 }, { 2, 2 } }), 0).Data);
        Assert.Throws<ArgumentOutOfRangeException>(() => F.IndexSelect(x, Tensor.From([0]), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.IndexSelect(x, Tensor.From([4]), 1));
    }
}
