namespace DeZeroNative.Tests;

public class TensorTests
{
    [Fact]
    public void Facts_of_a_tensor()
    {
        Tensor x = Tensor.Zeros((2, 3), DType.Int32), y = x.T;

        Assert.Equal((2, 3), x.Shape);
        Assert.Equal(2, x.Rank);
        Assert.Equal(6, x.Size);
        Assert.Equal(2, x.Length);
        Assert.Equal([3, 1], x.Strides.ToArray());
        Assert.Equal([1, 3], y.Strides.ToArray());
        Assert.Same(Device.Cpu, x.Device);
        Assert.Equal("[length] a tensor of shape () has no length", Assert.Throws<ShapeException>(() => Tensor.Scalar(1).Length).Message);
    }

    [Fact]
    public void Spans_show_the_elements_in_place()
    {
        Tensor x = Tensor.Arange(6, DType.Int32).Reshape((2, 3)), tail = x.View(Layout.Contiguous(2), 4);

        x.AsSpan<int>()[5] = 50;

        Assert.Equal([4, 50], tail.AsSpan<int>().ToArray());
        Assert.Equal([1, 0], Tensor.From([true, false]).AsSpan<byte>().ToArray());
        Assert.True(Tensor.Zeros((0, 3)).AsSpan<float>().IsEmpty);
    }

    [Fact]
    public void Spans_of_another_type_or_of_strided_views_are_refused()
    {
        Tensor x = Tensor.Zeros((2, 3));

        Assert.Equal("[as_span] elements are float32, not Double; call To(DType) first",
            Assert.Throws<DTypeException>(() => x.AsSpan<double>()).Message);
        Assert.Throws<DTypeException>(() => x.AsSpan<int>());
        Assert.Throws<DTypeException>(() => x.ToArray<byte>());
        Assert.Equal("[as_span] the tensor of shape (3, 2) is a strided view; call Contiguous() first",
            Assert.Throws<InvalidOperationException>(() => x.T.AsSpan<float>()).Message);
    }

    [Theory, OnEachDevice]
    public void Spans_are_taken_on_the_CPU_only(string device)
    {
        if (device == "cpu") return;

        Assert.Equal($"[as_span] the tensor is on {device}; call To(Device.Cpu) first",
            Assert.Throws<DeviceException>(() => Tensor.Zeros(3).On(device).AsSpan<float>()).Message);
    }

    [Theory, OnEachDevice]
    public void Arrays_are_copies_in_row_major_order(string device)
    {
        Tensor x = Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).On(device);

        int[] array = x.T.ToArray<int>();

        Assert.Equal([1, 4, 2, 5, 3, 6], array);
        array[0] = 9;
        Assert.Equal(1, x.ToArray<int>()[0]);
        Assert.Equal([true, false], Tensor.From([true, false]).On(device).ToArray<bool>());
        Assert.Empty(Tensor.Zeros(0).On(device).ToArray<float>());
    }

    [Theory, OnEachDevice]
    public void One_element_is_read_as_any_number(string device)
    {
        Assert.Equal(3, Tensor.From([3.9f]).On(device).Item<int>());
        Assert.Equal(255, Tensor.From([1000L]).On(device).Item<byte>());
        Assert.Equal(1.0, Tensor.From([true]).On(device).Item());
        Assert.Equal(long.MinValue, Tensor.From([long.MinValue]).On(device).Item<long>());
        Assert.Equal(5f, Tensor.Arange(6).Reshape((2, 3)).On(device).View(Layout.Scalar, 5).Item<float>());
        Assert.Equal("[item] one element expected, got shape (2,)", Assert.Throws<ShapeException>(() => Tensor.Zeros(2).On(device).Item()).Message);
        Assert.Throws<ShapeException>(() => Tensor.Zeros(0).On(device).Item());
    }

    [Theory, OnEachDevice]
    public void A_disposed_tensor_is_refused_everywhere(string device)
    {
        Tensor x = Tensor.Zeros((2, 2)).On(device);
        x.Dispose();
        x.Dispose();

        Assert.True(x.IsDisposed);
        Action[] uses =
        [
            () => x.ToArray<float>(), () => x.AsSpan<float>(), () => x.Item(), () => x.Exp(), () => x.Sum(), () => x.Clone(), () => x.Fill(1),
            () => _ = x.T,
            () => x.Reshape(4), () => x.To(DType.Int32), () => Tensor.MatMul(x, x), () => x.Softmax(), () => x.ArgMax(), () => Tensor.ZerosLike(x),
            () => _ = x.Device,
            () => Tensor.Zeros((2, 2)).CopyFrom(x), () => Tensor.Where(x, 1, x),
        ];
        Assert.All(uses.Select((use, i) => (use, i)), pair =>
        {
            Exception? error = Record.Exception(pair.use);
            if (pair.i == 2) Assert.True(error is ShapeException or ObjectDisposedException);
            else Assert.IsType<ObjectDisposedException>(error);
        });
    }

    [Fact]
    public async Task Different_threads_read_one_tensor_at_once()
    {
        Tensor x = Values.Random((200, 300)), expected = (x.T * 2).Tanh().Sum(0);

        Tensor[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => (x.T * 2).Tanh().Sum(0))));

        Assert.All(results, y => TensorAssert.Equal(expected, y));
    }
}
