namespace DeZeroNative.Tests;

public class ScatterAddTests : FunctionTests<ScatterAddTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("the first axis", x => F.ScatterAdd(x[0], Tensor.From(new long[,] { { 0, 1 }, { 0, 2 } }).To(x[0].Device), x[1], 0), X((3, 2)), X((2, 2), 2)),
        new("the last axis", x => F.ScatterAdd(F.Sin(x[0]), Tensor.From(new long[,] { { 2, 2 } }).To(x[0].Device), F.Exp(x[1]), -1), X((2, 3)), X((1, 2), 2)),
    ];

    [Fact]
    public void It_adds_along_an_axis()
    {
        Tensor x = Tensor.From([1.0, 2, 3]);
        TensorAssert.Close(Tensor.From([31.0, 2, 23]), F.ScatterAdd(x, Tensor.From([0L, 2, 0]), Tensor.From([10.0, 20, 20]), 0).Data);
        TensorAssert.Close(Tensor.From([1.0, 2, 3]), x);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => F.ScatterAdd(X(3), Tensor.From([3L]), X(1), 0));
        Assert.Throws<ShapeException>(() => F.ScatterAdd(X(3), Tensor.From([0L]), X(2), 0));
    }
}
