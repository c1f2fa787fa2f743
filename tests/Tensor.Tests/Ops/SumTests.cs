namespace DeZeroNative.Tests;

public class SumTests : ReduceOpTests
{
    // A tree of blocks: the error grows with the logarithm of the length, not with the length.
    protected override double Tolerance => 8;

    protected override string Name => "sum";

    protected override Tensor Apply(Tensor x, Axes axes, bool keepDims) => x.Sum(axes, keepDims);

    protected override double Reference(IReadOnlyList<double> values) => ExactSum(values);

    protected override DType ResultOf(DType dtype) => dtype.IsFloat() ? dtype : DType.Int64;

    [Theory, OnEachDevice]
    public void A_long_sum_of_single_precision_keeps_its_digits(string device)
    {
        const double rtol = 1e-6;
        Tensor x = Tensor.Full((1000, 1000), 0.1).On(device);

        TensorAssert.Close([100_000], x.Sum(), rtol, atol: 0);
        TensorAssert.Close([100_000], x.T.Sum(), rtol, atol: 0);
        TensorAssert.Close([100_000], Layouts.Spaced(x.Reshape(new Shape([1000, 500, 2]))).Sum(), rtol, atol: 0);
        TensorAssert.Close([.. Enumerable.Repeat(100.0, 1000)], x.Sum(0), rtol, atol: 0);
        TensorAssert.Close([.. Enumerable.Repeat(100.0, 1000)], x.Sum(1), rtol, atol: 0);
        TensorAssert.Close([50_000, 50_000], x.Reshape((500_000, 2)).Sum(0), rtol, atol: 0);
        TensorAssert.Close([1_000_000], Tensor.Full(10_000_000, 0.1).On(device).Sum(), rtol, atol: 0);
    }

    [Fact]
    public void Small_integers_do_not_overflow()
    {
        TensorAssert.Equal(Tensor.Scalar(255L * 1000), Tensor.Full(1000, 255, DType.UInt8).Sum());
        TensorAssert.Equal(Tensor.Scalar(int.MaxValue * 1000L), Tensor.Full(1000, int.MaxValue, DType.Int32).Sum());
    }

    [Fact]
    public void Infinities_of_both_signs_sum_to_NaN() =>
        TensorAssert.Equal([double.NaN], Tensor.From([float.PositiveInfinity, 1, float.NegativeInfinity]).Sum());
}
