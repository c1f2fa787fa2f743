namespace DeZeroNative.Tests;

public class IsFiniteTests
{
    private static readonly double[] s_special = [1, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Theory, OnEachDevice]
    public void Infinities_and_NaN_are_told_apart_from_numbers(string device)
    {
        foreach (LayoutCase x in Layouts.Of(Values.From(s_special, 5, DType.Float32).On(device)))
        {
            TensorAssert.Equal([1, 1, 0, 0, 0], x.Tensor.IsFinite());
            TensorAssert.Equal([0, 0, 1, 0, 0], x.Tensor.IsNaN());
            TensorAssert.Equal([0, 0, 0, 1, 1], x.Tensor.IsInf());
        }
    }

    [Fact]
    public void The_largest_and_smallest_numbers_are_finite() =>
        TensorAssert.Equal([1, 1, 1], Tensor.From([double.MaxValue, double.MinValue, double.Epsilon]).IsFinite());

    [Theory]
    [InlineData(DType.Bool)]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Int64)]
    public void Whole_numbers_always_are(DType dtype)
    {
        TensorAssert.Equal(Tensor.From([true, true]), Tensor.Ones(2, dtype).IsFinite());
        TensorAssert.Equal(Tensor.From([false, false]), Tensor.Ones(2, dtype).IsNaN());
        TensorAssert.Equal(Tensor.From([false, false]), Tensor.Ones(2, dtype).IsInf());
        TensorAssert.HasShape((0, 2), Tensor.Ones((0, 2), dtype).IsFinite());
    }
}
