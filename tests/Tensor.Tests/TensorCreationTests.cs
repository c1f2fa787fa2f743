using System.Buffers;

namespace DeZeroNative.Tests;

public class TensorCreationTests
{
    [Theory, OnEachDevice]
    public void Constants_fill_every_type_and_length(string device)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            foreach (int length in new[] { 0, 1, 7, 33, 1025, 100_000 })
            {
                Device there = Device.Parse(device);
                TensorAssert.Equal([.. Enumerable.Repeat(0.0, length)], Tensor.Zeros(length, dtype, there));
                TensorAssert.Equal([.. Enumerable.Repeat(1.0, length)], Tensor.Ones(length, dtype, there));
                TensorAssert.Equal([.. Enumerable.Repeat(dtype == DType.Bool ? 1.0 : 3.0, length)], Tensor.Full(length, 3, dtype, there));
            }
        }
    }

    [Theory, OnEachDevice]
    public void Likes_take_shape_type_and_device(string device)
    {
        Tensor x = Values.Random((3, 4), DType.Int64, low: 0, high: 9).On(device).T;

        foreach (Tensor y in new[] { Tensor.ZerosLike(x), Tensor.OnesLike(x), Tensor.FullLike(x, 7) })
        {
            TensorAssert.HasShape((4, 3), y);
            Assert.Equal(DType.Int64, y.DType);
            Assert.Same(x.Device, y.Device);
            Assert.True(y.IsContiguous);
        }
        TensorAssert.Equal([.. Enumerable.Repeat(7.0, 12)], Tensor.FullLike(x, 7));
    }

    [Fact]
    public void Arrays_keep_their_type_shape_and_order()
    {
        TensorAssert.Equal([1, 2, 3], Tensor.From([1, 2, 3]));
        Assert.Equal(DType.Int32, Tensor.From([1]).DType);
        Assert.Equal(DType.Float64, Tensor.From([1.0]).DType);
        Assert.Equal(DType.Float32, Tensor.From([1f]).DType);
        Assert.Equal(DType.Int64, Tensor.From([1L]).DType);
        Assert.Equal(DType.UInt8, Tensor.From(new byte[] { 1 }).DType);
        Assert.Equal(DType.Bool, Tensor.From([true]).DType);
        Tensor matrix = Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }), cube = Tensor.From(new[, ,] { { { 1.0 }, { 2 } }, { { 3 }, { 4 } } });
        TensorAssert.HasShape((2, 3), matrix);
        TensorAssert.Equal([1, 2, 3, 4, 5, 6], matrix);
        TensorAssert.HasShape((2, 2, 1), cube);
        TensorAssert.Equal([1, 2, 3, 4], cube);
        TensorAssert.HasShape((0, 4), Tensor.From(new float[0, 4]));
        TensorAssert.HasShape(default, Tensor.Scalar(2.5f));
        Assert.Equal(2.5, Tensor.Scalar(2.5f).Item());
    }

    [Fact]
    public void Arrays_and_spans_are_copied()
    {
        float[] values = [1, 2, 3, 4];
        Tensor a = Tensor.From(values), b = Tensor.From<float>(values.AsSpan(), (2, 2));

        values[0] = 9;

        Assert.Equal(1, a.AsSpan<float>()[0]);
        Assert.Equal(1, b.AsSpan<float>()[0]);
        Assert.Equal("[from] 4 elements do not fill shape (3,)", Assert.Throws<ShapeException>(() => Tensor.From(values, 3)).Message);
        Assert.Throws<ShapeException>(() => Tensor.From(values, (-2, -2)));
        Assert.Throws<ArgumentNullException>(() => Tensor.From((float[])null!));
    }

    [Fact]
    public void Memory_of_the_caller_is_used_in_place()
    {
        float[] values = [0, 1, 2, 3, 4, 5, 6];
        Tensor x = Tensor.FromMemory(values.AsMemory(1, 6), (2, 3));

        TensorAssert.Equal([1, 2, 3, 4, 5, 6], x);
        values[1] = 10;
        Assert.Equal(10, x.AsSpan<float>()[0]);
        x.Fill(7);
        Assert.Equal([0, 7, 7, 7, 7, 7, 7], values);
        TensorAssert.Equal([14, 14, 14, 14, 14, 14], (x + x.T.T).Clone());
        TensorAssert.Equal([7, 7, 7], x.T.Clone().Transpose().Reshape((2, 3)).Max(0));
        Assert.Equal("[from_memory] 6 elements do not fill shape (7,)",
            Assert.Throws<ShapeException>(() => Tensor.FromMemory(values.AsMemory(1), 7)).Message);
    }

    [Fact]
    public void Memory_of_the_caller_stays_the_callers()
    {
        using IMemoryOwner<float> owner = MemoryPool<float>.Shared.Rent(100);
        Tensor x = Tensor.FromMemory(owner.Memory[..100], 100), view = x[new Slice(0, 10)];

        x.Dispose();
        view.Dispose();

        owner.Memory.Span.Fill(5);
        Assert.Throws<ObjectDisposedException>(() => view.AsSpan<float>());
        TensorAssert.HasShape(0, Tensor.FromMemory(Memory<int>.Empty, 0) + 1);
    }

    [Theory]
    [InlineData(0, 5, 1, new double[] { 0, 1, 2, 3, 4 })]
    [InlineData(1, 2, 0.25, new[] { 1, 1.25, 1.5, 1.75 })]
    [InlineData(5, 0, -2, new double[] { 5, 3, 1 })]
    [InlineData(0, 5, -1, new double[0])]
    [InlineData(3, 3, 1, new double[0])]
    public void Arange_leaves_the_stop_out(double start, double stop, double step, double[] expected)
    {
        Tensor x = Tensor.Arange(start, stop, step, DType.Float64);

        TensorAssert.Equal(expected, x);
        Assert.Equal(DType.Float32, Tensor.Arange(3).DType);
        TensorAssert.Equal(Tensor.From([0L, 1, 2]), Tensor.Arange(3, DType.Int64));
    }

    [Fact]
    public void Ranges_without_end_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Arange(0, 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Arange(0, 5, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Arange(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Linspace(0, 1, -1));
    }

    [Fact]
    public void Linspace_meets_both_ends()
    {
        TensorAssert.Close([0, 0.25, 0.5, 0.75, 1], Tensor.Linspace(0, 1, 5));
        TensorAssert.Equal([3], Tensor.Linspace(3, 9, 1));
        TensorAssert.HasShape(0, Tensor.Linspace(3, 9, 0));
        Assert.Equal(0.7, Values.Of(Tensor.Linspace(0.1, 0.7, 1000, DType.Float64))[^1]);
    }

    [Theory, OnEachDevice]
    public void Eye_has_ones_on_its_diagonal(string device)
    {
        Device there = Device.Parse(device);
        TensorAssert.Equal([1, 0, 0, 1], Tensor.Eye(2, device: there));
        TensorAssert.Equal([1, 0, 0, 0, 1, 0], Tensor.Eye(2, 3, DType.Int32, there));
        TensorAssert.Equal([1, 0, 0, 1, 0, 0], Tensor.Eye(3, 2, device: there));
        TensorAssert.HasShape((0, 0), Tensor.Eye(0, device: there));
        TensorAssert.HasShape((3, 0), Tensor.Eye(3, 0, device: there));
        Assert.Throws<ShapeException>(() => Tensor.Eye(-1));
    }
}
