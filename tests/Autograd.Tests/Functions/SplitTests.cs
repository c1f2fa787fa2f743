namespace DeZeroNative.Tests;

public class SplitTests : FunctionTests<SplitTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("both parts", x => Blend(F.Split(x[0], [1, 2])), X((3, 1))),
        new("columns", x => Blend(F.Split(x[0], [2, 2], -1)), X((2, 4))),
        new("one part of three", x => F.Sin(F.Split(x[0], [1, 2, 1])[1]), X((4, 2))),
        new("an empty part", x => F.Exp(F.Split(x[0], [0, 2])[1]), X(2)),
    ];

    [Fact]
    public void It_parts_in_order()
    {
        Variable[] ys = F.Split(Tensor.From([1.0, 2, 3, 4]), [1, 0, 3]);
        TensorAssert.Close(Tensor.From([1.0]), ys[0].Data);
        TensorAssert.HasShape(0, ys[1].Data);
        TensorAssert.Close(Tensor.From([2.0, 3, 4]), ys[2].Data);
    }

    [Fact]
    public void It_refuses_sizes_that_do_not_add_up()
    {
        Assert.Throws<ShapeException>(() => F.Split(X(4), [1, 2]));
        Assert.Throws<ShapeException>(() => F.Split(X(4), [5, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Split(X(4), [4], 1));
    }

    private static Variable Blend(Variable[] parts) => F.Concat([F.Sin(parts[0]), parts[1] * parts[1]]);
}
