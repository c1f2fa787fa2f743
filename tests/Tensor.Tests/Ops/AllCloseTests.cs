namespace DeZeroNative.Tests;

public class AllCloseTests
{
    [Theory, OnEachDevice]
    public void Close_means_within_the_tolerance_of_the_second(string device)
    {
        Tensor a = Tensor.From([1f, 100f]).On(device);

        Assert.True(Tensor.AllClose(a, a + 1e-6));
        Assert.False(Tensor.AllClose(a, a * 1.001));
        Assert.True(Tensor.AllClose(a, a * 1.001, rtol: 1e-2));
        Assert.True(Tensor.AllClose(a, a + 0.5, atol: 0.6));
        Assert.False(Tensor.AllClose(Tensor.Zeros(1, device: Device.Parse(device)), Tensor.Full(1, 1e-7, device: Device.Parse(device))));
    }

    [Fact]
    public void Infinities_are_close_to_themselves_and_NaN_only_on_demand()
    {
        Tensor x = Tensor.From([double.PositiveInfinity, double.NegativeInfinity]), nan = Tensor.From([double.NaN]);

        Assert.True(Tensor.AllClose(x, x));
        Assert.False(Tensor.AllClose(x, -x));
        Assert.False(Tensor.AllClose(Tensor.From([1.0]), Tensor.From([double.PositiveInfinity])));
        Assert.False(Tensor.AllClose(Tensor.From([double.PositiveInfinity]), Tensor.From([1.0])));
        Assert.False(Tensor.AllClose(nan, nan));
        Assert.True(Tensor.AllClose(nan, nan, equalNaN: true));
        Assert.False(Tensor.AllClose(nan, Tensor.From([1.0]), equalNaN: true));
    }

    [Fact]
    public void Shapes_broadcast_and_types_mix()
    {
        Assert.True(Tensor.AllClose(Tensor.Ones((2, 3)), Tensor.From([1, 1, 1])));
        Assert.False(Tensor.AllClose(Tensor.From(new byte[] { 0 }), Tensor.From(new byte[] { 255 })));
        Assert.True(Tensor.AllClose(Tensor.Zeros(0), Tensor.Zeros(0)));
        Assert.Equal(
            "[all_close] shapes do not broadcast: (2,) and (3,)", Assert.Throws<ShapeException>(() => Tensor.AllClose(Tensor.Ones(2), Tensor.Ones(3))).Message);
    }

    [Theory, OnEachDevice]
    public void Whole_numbers_are_subtracted_exactly(string device)
    {
        Tensor x = Tensor.From([1L << 60, 1_000_000, -7, 0]).On(device), y = Tensor.From([1L << 60, 1_000_009, -7, 0]).On(device);

        Assert.True(Tensor.AllClose(x, y));
        Assert.False(Tensor.AllClose(x, y, rtol: 1e-6));
        Assert.True(Tensor.AllClose(x, y, rtol: 0, atol: 9));
        Assert.False(Tensor.AllClose(x, y, rtol: 0, atol: 8.5));
        Assert.True(Tensor.AllClose(x, x, rtol: 0, atol: 0));
        Assert.False(Tensor.AllClose(x + 1, x, rtol: 0, atol: 0.5));
        Assert.False(Tensor.AllClose(Tensor.From([long.MinValue]).On(device), Tensor.From([long.MaxValue]).On(device), rtol: 0.1));
        Assert.True(Tensor.AllClose(Tensor.From([3, 200]).To(DType.UInt8).On(device), Tensor.From([5, 198]).To(DType.UInt8).On(device), atol: 2));
    }

    [Fact]
    public void Equal_arrays_have_one_shape_and_the_same_elements()
    {
        Tensor x = Tensor.Arange(6).Reshape((2, 3));

        Assert.True(Tensor.ArrayEqual(x, x.T.Clone().T));
        Assert.True(Tensor.ArrayEqual(x, x.To(DType.Int64)));
        Assert.False(Tensor.ArrayEqual(x, x + 1e-6));
        Assert.False(Tensor.ArrayEqual(x, x.Reshape(6)));
        Assert.False(Tensor.ArrayEqual(Tensor.From([float.NaN]), Tensor.From([float.NaN])));
        Assert.True(Tensor.ArrayEqual(Tensor.Zeros((0, 2)), Tensor.Ones((0, 2))));
    }

    [Fact]
    public void Nothing_is_left_behind()
    {
        Tensor x = Tensor.Zeros(10_000);
        using var check = new PoolLeakCheck();

        Assert.True(Tensor.AllClose(x, x, equalNaN: true));
        Assert.True(Tensor.ArrayEqual(x, x));
        Assert.False(x.IsDisposed);
    }
}
