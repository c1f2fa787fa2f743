namespace DeZeroNative.Tests;

public class VarTests : ReduceOpTests
{
    // Of the sum of magnitudes, which is below that of the squares here.
    protected override double Tolerance => 32;

    protected override string Name => "var";

    protected override Tensor Apply(Tensor x, Axes axes, bool keepDims) => x.Var(axes, keepDims);

    protected override double Reference(IReadOnlyList<double> values)
    {
        double mean = ExactSum(values) / values.Count;
        return ExactSum([.. values.Select(x => (x - mean) * (x - mean))]) / values.Count;
    }

    protected override DType ResultOf(DType dtype) => dtype.IsFloat() ? dtype : DType.Float32;

    [Theory, OnEachDevice]
    public void Degrees_of_freedom_are_taken_off_the_count(string device)
    {
        Tensor x = Tensor.From(new[,] { { 1f, 2, 4 }, { 3, 3, 3 } }).On(device);

        TensorAssert.Close([7.0 / 3, 0], x.Var(1, ddof: 1));
        TensorAssert.Close([14.0 / 9, 0], x.Var(1));
        TensorAssert.Close([Math.Sqrt(7.0 / 3), 0], x.Std(1, ddof: 1));
        TensorAssert.HasShape((2, 1), x.Std(1, keepDims: true));
        TensorAssert.Equal([double.NaN, double.NaN], x[.., ..1].Var(1, ddof: 1));
        TensorAssert.Equal([double.PositiveInfinity, double.NaN], x.Var(1, ddof: 7));
    }

    [Theory, OnEachDevice]
    public void A_large_mean_does_not_swallow_a_small_spread(string device)
    {
        // In one pass, the squares of 10000 would leave float32 no digit of a spread of 1.
        Tensor x = Tensor.From([9999f, 10000, 10001, 10000]).On(device);

        TensorAssert.Close([0.5], x.Var(), rtol: 1e-6);
        TensorAssert.Close([Math.Sqrt(0.5)], x.Std(), rtol: 1e-6);
    }

    [Fact]
    public void The_root_names_itself() =>
        Assert.StartsWith("[std] axis 4", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Ones(3).Std(4)).Message, StringComparison.Ordinal);
}
