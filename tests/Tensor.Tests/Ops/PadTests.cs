namespace DeZeroNative.Tests;

public class PadTests
{
    [Theory]
    [OnEachDevice(PadMode.Constant, new double[] { 7, 7, 7, 0, 1, 2, 3, 7, 7 })]
    [OnEachDevice(PadMode.Reflect, new double[] { 3, 2, 1, 0, 1, 2, 3, 2, 1 })]
    [OnEachDevice(PadMode.Symmetric, new double[] { 2, 1, 0, 0, 1, 2, 3, 3, 2 })]
    [OnEachDevice(PadMode.Edge, new double[] { 0, 0, 0, 0, 1, 2, 3, 3, 3 })]
    [OnEachDevice(PadMode.Circular, new double[] { 1, 2, 3, 0, 1, 2, 3, 0, 1 })]
    public void Each_mode_continues_the_axis_in_its_way(string device, PadMode mode, double[] expected)
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.Arange(4).On(device))) TensorAssert.Equal(expected, x.Tensor.Pad([(3, 2)], mode, 7));
    }

    [Theory]
    [InlineData(PadMode.Reflect, new double[] { 1, 0, 1, 2, 1, 0, 1, 2, 1, 0 })]
    [InlineData(PadMode.Symmetric, new double[] { 1, 2, 2, 1, 0, 0, 1, 2, 2, 1 })]
    [InlineData(PadMode.Circular, new double[] { 1, 2, 0, 1, 2, 0, 1, 2, 0, 1 })]
    public void Widths_beyond_the_axis_go_round_again(PadMode mode, double[] expected) =>
        TensorAssert.Equal(expected, Tensor.Arange(3).Pad([(5, 2)], mode));

    [Theory, OnEachDevice]
    public void Every_axis_has_its_own_widths(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 1, 2 }, { 3, 4 } }).On(device);

        TensorAssert.Equal([0, 0, 0, 1, 2, 0, 3, 4, 0], x.Pad([(1, 0), (0, 1)]));
        TensorAssert.Equal([4, 3, 4, 2, 1, 2, 4, 3, 4], x.Pad([(1, 0), (1, 0)], PadMode.Reflect).Pad([(0, 0), (0, 0)]));
        TensorAssert.Equal([1, 2, 2, 3, 4, 4], x.Pad([(0, 1)], PadMode.Edge));
        TensorAssert.HasShape((4, 4), x.Pad(1));
        TensorAssert.Equal([-1, -1, -1, -1], x.Pad(1, value: -1)[0]);
    }

    [Theory, OnEachDevice]
    public void Negative_widths_cut_off(string device)
    {
        Tensor x = Tensor.Arange(5).On(device);

        TensorAssert.Equal([1, 2, 3, 4, 9], x.Pad([(-1, 1)], value: 9));
        TensorAssert.Equal([2], x.Pad([(-2, -2)]));
        TensorAssert.Equal([9, 9], x.Pad([(-6, 3)], value: 9));
        TensorAssert.Equal([9, 9], x.Pad([(3, -6)], value: 9));
        TensorAssert.Equal([3, 2, 1, 0, 1, 2, 3], x.Pad([(3, -1)], PadMode.Reflect));
    }

    [Fact]
    public void Numbers_integers_and_nothing_are_padded()
    {
        TensorAssert.Equal(Tensor.Scalar(2f), Tensor.Scalar(2f).Pad(3));
        TensorAssert.Equal(Tensor.From([5, 1, 2]), Tensor.From([1, 2]).Pad([(1, 0)], value: 5));
        TensorAssert.Equal(Tensor.From([true, false]), Tensor.From([true]).Pad([(0, 1)]));
        TensorAssert.Equal([0, 0], Tensor.Zeros(0).Pad(1));
        TensorAssert.HasShape((0, 4), Tensor.Zeros((0, 2)).Pad([(0, 0), (1, 1)], PadMode.Edge));
        TensorAssert.Equal([4, 4, 4], Tensor.From([4f]).Pad(1, PadMode.Reflect));
    }

    [Fact]
    public void Widths_that_do_not_fit_are_named()
    {
        Assert.Equal("[pad] widths (-2, -1) do not fit axis 0 of shape (2,)", Assert.Throws<ShapeException>(() => Tensor.Zeros(2).Pad([(-2, -1)])).Message);
        Assert.Equal("[pad] 2 pairs of widths for shape (2,)", Assert.Throws<ShapeException>(() => Tensor.Zeros(2).Pad([(0, 0), (0, 0)])).Message);
        Assert.Equal("[pad] axis 0 of shape (0,) has no elements to pad with", Assert.Throws<ShapeException>(() => Tensor.Zeros(0).Pad(1, PadMode.Circular)).Message);
        Assert.Throws<ShapeException>(() => Tensor.Zeros(2).Pad([(long.MaxValue, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros(2).Pad(1, (PadMode)9));
    }
}
