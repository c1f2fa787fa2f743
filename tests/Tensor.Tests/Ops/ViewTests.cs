namespace DeZeroNative.Tests;

/// <summary>Reshape, transpose, axes added and dropped, broadcasting: the same elements in the same memory.</summary>
public class ViewTests
{
    [Theory, OnEachDevice]
    public void Transpose_permutes_axes_in_place(string device)
    {
        Tensor x = Tensor.Arange(24).Reshape((2, 3, 4)).On(device);

        Tensor y = x.Transpose(2, 0, 1);

        TensorAssert.HasShape((4, 2, 3), y);
        Assert.Same(x.Storage, y.Storage);
        Assert.False(y.IsContiguous);
        double[] values = Values.Of(y);
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < 2; j++)
                for (int k = 0; k < 3; k++) Assert.Equal(j * 12 + k * 4 + i, values[i * 6 + j * 3 + k]);
        TensorAssert.Equal(x, y.Transpose(1, 2, 0));
        TensorAssert.Equal(x.Transpose(2, 1, 0), x.T);
        TensorAssert.Equal(x.Transpose(0, 2, 1), x.SwapAxes(-1, 1));
        TensorAssert.Equal(y, x.Transpose(-1, 0, 1));
    }

    [Fact]
    public void Transposes_that_are_no_permutation_are_refused()
    {
        Tensor x = Tensor.Zeros((2, 3));

        Assert.Equal("[transpose] axes (0, 0) are no permutation for shape (2, 3)", Assert.Throws<ShapeException>(() => x.Transpose(0, 0)).Message);
        Assert.Equal("[transpose] 1 axes given for shape (2, 3)", Assert.Throws<ShapeException>(() => x.Transpose(0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.Transpose(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => x.SwapAxes(0, -3));
    }

    [Theory, OnEachDevice]
    public void Reshape_keeps_row_major_order_from_every_layout(string device)
    {
        Tensor x = Values.Random((4, 3, 6)).On(device);
        double[] values = Values.Of(x);
        foreach (LayoutCase layout in Layouts.Of(x))
        {
            foreach (Shape shape in new Shape[] { 72, (12, 6), (4, 18), (2, 2, 3, 6), (4, 3, 2, 3), (1, 72, 1), (6, 3, 4),
                new Shape([4, 1, 3, 1, 6]) })
            {
                Tensor y = layout.Tensor.Reshape(shape);

                TensorAssert.HasShape(shape, y);
                TensorAssert.Equal(values, y);
            }
        }
        Assert.Same(x.Storage, x.Reshape((8, 9)).Storage);
        TensorAssert.HasShape((12, 6), x.Reshape((-1, 6)));
        TensorAssert.HasShape(72, x.Ravel());
    }

    [Theory]
    [InlineData("(5,)", 5L)]
    [InlineData("(-1, 4)", -1L, 4L)]
    [InlineData("(-1, -1)", -1L, -1L)]
    [InlineData("(-2, 3)", -2L, 3L)]
    [InlineData("(-1, 0)", -1L, 0L)]
    public void Shapes_of_another_size_are_refused(string text, params long[] sizes)
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 3)).Reshape(sizes));

        Assert.Contains("[reshape]", error.Message, StringComparison.Ordinal);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Axes_of_size_one_come_and_go()
    {
        Tensor x = Tensor.Arange(6).Reshape((2, 3));

        TensorAssert.HasShape((1, 2, 3), x.ExpandDims(0));
        TensorAssert.HasShape((2, 1, 3), x.ExpandDims(1));
        TensorAssert.HasShape((2, 3, 1), x.ExpandDims(-1));
        Tensor y = x.ExpandDims(0).ExpandDims(-1).ExpandDims(2);
        TensorAssert.HasShape(new Shape([1, 2, 1, 3, 1]), y);
        Assert.True(y.IsContiguous);
        TensorAssert.HasShape((2, 3), y.Squeeze());
        TensorAssert.HasShape((2, 1, 3), y.Squeeze([0, -1]));
        TensorAssert.Equal(Values.Of(x), y.Squeeze(2));
        TensorAssert.HasShape(default, Tensor.Zeros((1, 1)).Squeeze());
        Assert.Equal("[squeeze] axis 1 of shape (1, 2, 1, 3, 1) has size 2, not 1", Assert.Throws<ShapeException>(() => y.Squeeze(1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => x.ExpandDims(3));
        Assert.Throws<ShapeException>(() => Tensor.Zeros(new Shape([1, 1, 1, 1, 1, 1, 1, 1])).ExpandDims(0));
    }

    [Theory, OnEachDevice]
    public void Broadcasts_repeat_without_memory(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 1 }, { 2 } }).On(device);

        Tensor y = x.BroadcastTo((3, 2, 2));

        Assert.Same(x.Storage, y.Storage);
        TensorAssert.Equal([1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2], y);
        TensorAssert.HasShape((2, 0), x.BroadcastTo((2, 0)));
        Assert.Equal("[broadcast_to] shape (2, 1) does not broadcast to (2,)", Assert.Throws<ShapeException>(() => x.BroadcastTo(2)).Message);
        Assert.Throws<ShapeException>(() => x.BroadcastTo((3, 1)));
        Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 3)).BroadcastTo((2, 1)));
    }

    [Fact]
    public void Writing_through_a_view_is_seen_by_all()
    {
        Tensor x = Tensor.Zeros((2, 3));

        x.T.CopyFrom(Tensor.Arange(6).Reshape((3, 2)));

        TensorAssert.Equal([0, 2, 4, 1, 3, 5], x);
    }

    [Fact]
    public void A_view_outlives_the_tensor_it_was_made_from()
    {
        using var leak = new PoolLeakCheck();
        Tensor x = Tensor.Full((100, 100), 3), y = x.T;

        x.Dispose();

        Assert.Equal(3, y.ToArray<float>()[9999]);
        Assert.Throws<ObjectDisposedException>(() => x.T);
        y.Dispose();
    }
}
