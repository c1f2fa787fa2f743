namespace DeZeroNative.Tests;

public class HistogramTests
{
    [Theory, OnEachDevice]
    public void A_bin_holds_its_left_edge_and_the_last_one_its_right_edge_too(string device)
    {
        Tensor x = Tensor.From(new[,] { { 0f, 1, 1, 2 }, { 3, 4, 1.5f, 4 } }).On(device);

        (Tensor counts, Tensor edges) = x.Histogram(4);

        TensorAssert.Equal([0, 1, 2, 3, 4], edges);
        TensorAssert.Equal([1, 3, 1, 3], counts);
        TensorAssert.Equal([0, 3], x.Histogram(Tensor.From([-5f, 0, 1.2f]).On(device)) + Tensor.From([0L, 0]).On(device));
    }

    [Theory, OnEachDevice]
    public void What_lies_outside_or_is_NaN_is_not_counted(string device)
    {
        Tensor x = Tensor.From([float.NaN, -1, 0, 0.5f, 2, float.PositiveInfinity, 1]).On(device);

        TensorAssert.Equal([1, 2], x.Histogram(2, 0, 1).Counts);
        TensorAssert.Equal([0, 0, 0], Tensor.Zeros(0).On(device).Histogram(3).Counts);
        TensorAssert.Equal([0, 5], Tensor.Full(5, 3, DType.Int32).On(device).Histogram(2).Counts);
        TensorAssert.Equal(Tensor.From([2.5f, 3, 3.5f]), Tensor.Full(5, 3, DType.Int32).On(device).Histogram(2).Edges.To(Device.Cpu));
    }

    [Fact]
    public void Ranges_that_are_none_are_refused()
    {
        Tensor x = Tensor.From([1f, 2]);

        Assert.Equal("[histogram] no range from 3 to 2", Assert.Throws<ArgumentException>(() => x.Histogram(2, low: 3)).Message);
        Assert.Equal("[histogram] no range from NaN to NaN", Assert.Throws<ArgumentException>(() => Tensor.From([float.NaN]).Histogram()).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Histogram(0));
        Assert.Throws<ShapeException>(() => x.Histogram(Tensor.From([1f])));
    }

    [Theory]
    [OnEachDevice(DType.UInt8)]
    [OnEachDevice(DType.Int32)]
    [OnEachDevice(DType.Int64)]
    public void Whole_numbers_are_counted_or_weighed(string device, DType dtype)
    {
        Tensor x = Values.From([3, 1, 1, 0, 3, 3], (2, 3), dtype).On(device), weights = Values.From([0.5, 1, 2, 3, 0.25, 0.25], (2, 3), DType.Float32).On(device);

        TensorAssert.Equal(Tensor.From([1L, 2, 0, 3]), x.BinCount().To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([1L, 2, 0, 3, 0, 0]), x.BinCount(6).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([3f, 3, 0, 1]), x.BinCount(weights: weights).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([0L, 0]), Tensor.Zeros(0, dtype).On(device).BinCount(2).To(Device.Cpu));
        TensorAssert.HasShape(0, Tensor.Zeros(0, dtype).On(device).BinCount());
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        Assert.StartsWith("[bincount] -2 is negative", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.From([1, -2]).BinCount()).Message, StringComparison.Ordinal);
        Assert.Equal("[bincount] integers expected, got float32", Assert.Throws<DTypeException>(() => Tensor.From([1f]).BinCount()).Message);
        Assert.Throws<ShapeException>(() => Tensor.From([1]).BinCount(weights: Tensor.Ones((1, 1))));
    }
}
