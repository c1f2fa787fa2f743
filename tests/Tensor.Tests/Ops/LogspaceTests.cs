namespace DeZeroNative.Tests;

public class LogspaceTests
{
    [Fact]
    public void Exponents_lie_at_even_distances()
    {
        TensorAssert.Close([0.1, 1, 10, 100], Tensor.Logspace(-1, 2, 4, dtype: DType.Float64), rtol: 1e-15, atol: 0);
        TensorAssert.Equal([1, 2, 4, 8], Tensor.Logspace(0, 3, 4, @base: 2));
        Assert.Equal(DType.Float32, Tensor.Logspace(0, 1, 2).DType);
        TensorAssert.Equal([100], Tensor.Logspace(2, 3, 1));
        TensorAssert.HasShape(0, Tensor.Logspace(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Logspace(0, 1, -1));
    }

    [Fact]
    public void Each_number_is_the_same_multiple_of_the_one_before()
    {
        TensorAssert.Close([3, 6, 12, 24], Tensor.Geomspace(3, 24, 4, DType.Float64), rtol: 1e-14, atol: 0);
        TensorAssert.Close([-1000, -100, -10, -1], Tensor.Geomspace(-1000, -1, 4, DType.Float64), rtol: 1e-14, atol: 0);
        Tensor wide = Tensor.Geomspace(1e-300, 1e300, 3, DType.Float64);
        TensorAssert.Close([1e-300, 1, 1e300], wide, rtol: 1e-12, atol: 0);
        Assert.Equal(1e300, wide[2].Item());
        TensorAssert.Equal([5], Tensor.Geomspace(5, 9, 1));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    [InlineData(1, double.NaN)]
    public void No_multiples_lead_through_zero(double start, double stop) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Geomspace(start, stop, 3));
}
