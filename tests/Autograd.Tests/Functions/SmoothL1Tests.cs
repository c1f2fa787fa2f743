namespace DeZeroNative.Tests;

public class SmoothL1Tests : FunctionTests<SmoothL1Tests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("mean", x => F.SmoothL1(x[0], x[1]), X((2, 3)), X((2, 3), 2)),
        new("sum", x => F.SmoothL1(x[0], x[1], 0.7, Reduction.Sum), X((2, 3)), X((2, 3), 2)),
        new("each", x => F.SmoothL1(x[0], x[1], 0.7, Reduction.None), X((2, 3)), X((2, 3), 2)),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0)]
    public void It_agrees_with_its_formula(double beta)
    {
        double[] x = [0, 2, -3, 0.25], t = [0.25, 0, 1, 0.25];
        double[] expected = [.. x.Zip(t, (a, b) => Math.Abs(a - b) < beta ? 0.5 * (a - b) * (a - b) / beta : Math.Abs(a - b) - 0.5 * beta)];
        TensorAssert.Close(expected, F.SmoothL1(Tensor.From(x), Tensor.From(t), beta, Reduction.None).Data, rtol: 1e-14);
        TensorAssert.Close([expected.Average()], F.SmoothL1(Tensor.From(x), Tensor.From(t), beta).Data, rtol: 1e-14);
    }

    [Fact]
    public void It_refuses_a_negative_beta() => Assert.Throws<ArgumentOutOfRangeException>(() => F.SmoothL1(X(3), X(3), beta: -1));
}
