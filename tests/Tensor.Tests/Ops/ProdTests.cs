namespace DeZeroNative.Tests;

public class ProdTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int64)]
    public void Every_layout_folds_to_the_reference(string device, DType dtype)
    {
        Tensor dense = Values.From([1, -2, 3, 2, 2, 0.5, -1, 3, 2, 1, 4, 2], (3, 4), dtype);
        double[] v = Values.Of(dense);
        foreach (LayoutCase x in Layouts.Of(dense.On(device)))
        {
            TensorAssert.Close([v.Aggregate((a, b) => a * b)], x.Tensor.Prod());
            TensorAssert.Close([.. Enumerable.Range(0, 3).Select(i => v[(4 * i)..(4 * i + 4)].Aggregate((a, b) => a * b))], x.Tensor.Prod(-1));
            TensorAssert.Close([.. Enumerable.Range(0, 4).Select(j => v[j] * v[4 + j] * v[8 + j])], x.Tensor.Prod(0, keepDims: true));
            Assert.Equal(dtype, x.Tensor.Prod().DType);
        }
    }

    [Theory, OnEachDevice]
    public void A_long_product_is_right_wherever_the_factors_stand(string device)
    {
        foreach (int length in Lengths.Values)
        {
            var values = new double[length];
            for (int i = 0; i < length; i++) values[i] = i % 97 == 5 ? 2 : i % 97 == 50 ? 0.5 : i % 7 == 0 ? -1 : 1;
            Tensor x = Values.From(values, (length, 1), DType.Float32).On(device);

            double expected = values.Aggregate(1.0, (a, b) => a * b);
            TensorAssert.Equal([expected], x.Prod());
            TensorAssert.Equal([expected, expected], x.BroadcastTo((length, 2)).Clone().Prod(0));
        }
    }

    [Theory, OnEachDevice]
    public void Small_integers_are_multiplied_in_64_bits_and_nothing_has_the_product_1(string device)
    {
        TensorAssert.Equal(Tensor.Scalar(200L * 200 * 200), Tensor.Full(3, 200, DType.UInt8).On(device).Prod());
        TensorAssert.Equal(Tensor.Scalar(1L << 60), Tensor.Full(2, 1 << 30, DType.Int32).On(device).Prod());
        TensorAssert.Equal(Tensor.From([1f, 1]), Tensor.Zeros((2, 0)).On(device).Prod(1));
        TensorAssert.Equal(Tensor.Scalar(3.5f), Tensor.Scalar(3.5f).On(device).Prod());
    }

    [Theory, OnEachDevice]
    public void NaN_and_infinity_times_zero_are_NaN(string device)
    {
        Tensor x = Tensor.From(new[,] { { 1f, float.NaN, 0 }, { float.PositiveInfinity, 0, 1 }, { float.NegativeInfinity, 2, 1 } }).On(device);

        TensorAssert.Equal([double.NaN, double.NaN, double.NegativeInfinity], x.Prod(1));
    }

    [Fact]
    public void An_axis_that_is_not_there_or_twice_is_named()
    {
        Assert.StartsWith("[prod] axis 1 ", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Ones(3).Prod(1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("[prod] axis -1 is listed twice", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Ones(3).Prod([0, -1])).Message, StringComparison.Ordinal);
    }
}
