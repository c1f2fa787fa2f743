namespace DeZeroNative.Tests;

public class SumToTests : FunctionTests<SumToTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("a row", x => F.SumTo(x[0], 3), X((2, 3))),
        new("a column", x => F.SumTo(x[0], (2, 1)), X((2, 3))),
        new("one number", x => F.SumTo(x[0], Shape.Scalar), X((2, 3))),
        new("the same", x => F.SumTo(x[0], (2, 3)), X((2, 3))),
    ];

    [Fact]
    public void It_sums_what_broadcasting_repeats()
    {
        Tensor x = Tensor.From(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        TensorAssert.Close(Tensor.From([5.0, 7, 9]), F.SumTo(x, 3).Data);
        TensorAssert.Close(Tensor.From(new double[,] { { 6 }, { 15 } }), F.SumTo(x, (2, 1)).Data);
        TensorAssert.Close(Tensor.Scalar(21.0), F.SumTo(x, Shape.Scalar).Data);
    }

    [Fact]
    public void It_refuses_a_shape_that_does_not_broadcast_to_that_of_x() => Assert.Throws<ShapeException>(() => F.SumTo(X((2, 3)), 2));
}
