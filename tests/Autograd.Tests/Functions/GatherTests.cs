namespace DeZeroNative.Tests;

public class GatherTests : FunctionTests<GatherTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("the first axis", x => F.Gather(x[0], Tensor.From(new long[,] { { 0, 1 }, { 2, 2 } }).To(x[0].Device), 0), X((3, 2))),
        new("the last axis", x => F.Gather(x[0], Tensor.From(new long[,] { { 2, 0, 2 } }).To(x[0].Device), -1), X((2, 3))),
    ];

    [Fact]
    public void It_picks_along_an_axis()
    {
        Tensor x = Tensor.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        TensorAssert.Close(Tensor.From(new double[,] { { 3 }, { 4 } }), F.Gather(x, Tensor.From(new long[,] { { 2 }, { 0 } }), 1).Data);
        TensorAssert.Close(Tensor.From(new double[,] { { 4, 2, 6 } }), F.Gather(x, Tensor.From(new long[,] { { 1, 0, 1 } }), 0).Data);
    }

    [Fact]
    public void Elements_named_twice_add_their_gradients()
    {
        var x = new Variable(Tensor.From([1.0, 2, 3]));
        F.Gather(x, Tensor.From([0L, 2, 0]), 0).Backward();
        TensorAssert.Equal([2, 0, 1], x.Grad!.Data);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Gather(X(3), Tensor.From([3L]), 0));
        Assert.Throws<ShapeException>(() => F.Gather(X((2, 3)), Tensor.From([0L]), 0));
    }
}
