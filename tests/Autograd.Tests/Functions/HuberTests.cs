namespace DeZeroNative.Tests;

public class HuberTests : FunctionTests<HuberTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("mean", x => F.Huber(x[0], x[1]), X((2, 3)), X((2, 3), 2)),
        new("sum", x => F.Huber(x[0], x[1], 0.7, Reduction.Sum), X((2, 3)), X((2, 3), 2)),
        new("each", x => F.Huber(x[0], x[1], 0.7, Reduction.None), X((2, 3)), X((2, 3), 2)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void It_agrees_with_its_formula(double delta)
    {
        double[] x = [0, 2, -3, 0.25], t = [0.25, 0, 1, 0.25];
        double[] expected = [.. x.Zip(t, (a, b) => Math.Abs(a - b) <= delta ? 0.5 * (a - b) * (a - b) : delta * (Math.Abs(a - b) - 0.5 * delta))];
        TensorAssert.Close(expected, F.Huber(Tensor.From(x), Tensor.From(t), delta, Reduction.None).Data, rtol: 1e-14);
        TensorAssert.Close([expected.Average()], F.Huber(Tensor.From(x), Tensor.From(t), delta).Data, rtol: 1e-14);
        TensorAssert.Close([expected.Sum()], F.Huber(Tensor.From(x), Tensor.From(t), delta, Reduction.Sum).Data, rtol: 1e-14);
        TensorAssert.Close([expected.Sum() / 2], F.Huber(Tensor.From(x, (2, 2)), Tensor.From(t, (2, 2)), delta, Reduction.BatchMean).Data, rtol: 1e-14);
    }

    [Fact]
    public void It_refuses_what_makes_no_sense()
    {
        Assert.Throws<ShapeException>(() => F.Huber(X(3), X((3, 1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Huber(X(3), X(3), delta: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Huber(X(3), X(3), reduction: (Reduction)9));
    }
}
