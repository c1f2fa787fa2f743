namespace DeZeroNative.Tests;

public class NormTests : ReduceOpTests
{
    protected override double Tolerance => 8;

    protected override string Name => "norm";

    protected override Tensor Apply(Tensor x, Axes axes, bool keepDims) => x.Norm(axes, keepDims);

    protected override double Reference(IReadOnlyList<double> values) => Math.Sqrt(ExactSum([.. values.Select(x => x * x)]));

    protected override DType ResultOf(DType dtype) => dtype.IsFloat() ? dtype : DType.Float32;

    [Theory, OnEachDevice]
    public void Other_orders_weigh_large_elements_otherwise(string device)
    {
        Tensor x = Tensor.From(new[,] { { 3f, -4, 0 }, { 1, -1, 2 } }).On(device);

        TensorAssert.Close([7, 4], x.Norm(1, order: 1));
        TensorAssert.Close([5, Math.Sqrt(6)], x.Norm(1, order: 2));
        TensorAssert.Close([Math.Cbrt(91), Math.Cbrt(10)], x.Norm(1, order: 3));
        TensorAssert.Close([4, 2], x.Norm(1, order: double.PositiveInfinity));
        TensorAssert.HasShape((1, 3), x.Norm(0, keepDims: true, order: double.PositiveInfinity));
        TensorAssert.Equal([0, 0], Tensor.Zeros((2, 0)).On(device).Norm(1, order: double.PositiveInfinity));
        TensorAssert.Equal([double.NaN], Tensor.From([1f, float.NaN]).On(device).Norm(order: double.PositiveInfinity));
    }

    [Fact]
    public void An_order_that_is_none_is_refused()
    {
        foreach (double order in new[] { 0, -1, double.NaN })
            Assert.StartsWith("[norm] the order must be above 0", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Ones(3).Norm(order: order)).Message, StringComparison.Ordinal);
    }
}
