namespace DeZeroNative.Tests;

public class AllTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Bool)]
    [OnEachDevice(DType.UInt8)]
    [OnEachDevice(DType.Int64)]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void It_holds_where_every_element_does_and_any_where_one_does(string device, DType dtype)
    {
        Tensor dense = Values.From([1, 1, 0, 0, 0, 0, 1, 1, 1], (3, 3), dtype).On(device);
        foreach (LayoutCase x in Layouts.Of(dense))
        {
            TensorAssert.Equal(Tensor.From([false, false, true]), x.Tensor.All(1));
            TensorAssert.Equal(Tensor.From([true, false, true]), x.Tensor.Any(-1));
            TensorAssert.Equal(Tensor.From(new[,] { { false, false, false } }), x.Tensor.All(0, keepDims: true));
            TensorAssert.Equal(Tensor.Scalar(false), x.Tensor.All());
            TensorAssert.Equal(Tensor.Scalar(true), x.Tensor.Any());
            TensorAssert.Equal(Tensor.From([2L, 2, 1]), x.Tensor.CountNonZero(0));
            TensorAssert.Equal(Tensor.Scalar(5L), x.Tensor.CountNonZero());
        }
    }

    [Theory, OnEachDevice]
    public void A_long_row_is_seen_to_its_end(string device)
    {
        foreach (int length in new[] { 1, 33, 1000, 70_000 })
        {
            Tensor ones = Tensor.Ones(length, device: Device.Parse(device)), zeros = Tensor.Zeros(length, device: Device.Parse(device));

            Assert.Equal((1, 0), (ones.All().Item(), zeros.Any().Item()));
            ones[^1] = Tensor.Zeros(Shape.Scalar, device: ones.Device);
            zeros[^1] = Tensor.Ones(Shape.Scalar, device: ones.Device);
            Assert.Equal((0, 1), (ones.All().Item(), zeros.Any().Item()));
            Assert.Equal((length - 1, 1), (ones.CountNonZero().Item(), zeros.CountNonZero().Item()));
        }
    }

    [Theory, OnEachDevice]
    public void Of_nothing_all_hold_and_none_does(string device)
    {
        Tensor x = Tensor.Zeros((2, 0), device: Device.Parse(device));

        TensorAssert.Equal(Tensor.From([true, true]), x.All(1));
        TensorAssert.Equal(Tensor.From([false, false]), x.Any(1));
        TensorAssert.Equal(Tensor.From([0L, 0]), x.CountNonZero(1));
        TensorAssert.HasShape(0, x.All(0));
        TensorAssert.Equal(Tensor.Scalar(true), Tensor.Scalar(2.5f).On(device).All());
    }

    [Theory, OnEachDevice]
    public void NaN_is_not_zero_and_both_zeros_are(string device)
    {
        Tensor x = Tensor.From([float.NaN, float.NegativeInfinity, -0f]).On(device);

        TensorAssert.Equal(Tensor.Scalar(true), x[..2].All());
        TensorAssert.Equal(Tensor.Scalar(false), x[2..].Any());
        TensorAssert.Equal(Tensor.Scalar(2L), x.CountNonZero());
    }

    [Fact]
    public void An_axis_that_is_not_there_is_named()
    {
        Tensor x = Tensor.Ones((2, 3));

        Assert.StartsWith("[all] axis 2", Assert.Throws<ArgumentOutOfRangeException>(() => x.All(2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("[any] axis -3", Assert.Throws<ArgumentOutOfRangeException>(() => x.Any(-3)).Message, StringComparison.Ordinal);
        Assert.StartsWith("[count_nonzero] axis 2", Assert.Throws<ArgumentOutOfRangeException>(() => x.CountNonZero(2)).Message, StringComparison.Ordinal);
    }
}
