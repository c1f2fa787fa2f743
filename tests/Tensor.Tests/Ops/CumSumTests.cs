namespace DeZeroNative.Tests;

public class CumSumTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int64)]
    [OnEachDevice(DType.UInt8)]
    public void Every_axis_of_every_layout_runs(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { 7, (3, 4), (2, 3, 4), (2, 0, 3), (1, 70, 2), (5, 130) })
        {
            Tensor dense = Values.Random(shape, dtype, low: 0, high: 9);
            foreach (LayoutCase x in Layouts.Of(dense.On(device)))
            {
                for (int axis = 0; axis < shape.Rank; axis++)
                {
                    DType expected = dtype.IsFloat() ? dtype : DType.Int64;
                    Tensor forward = x.Tensor.CumSum(axis), backward = x.Tensor.CumSum(axis - shape.Rank, reverse: true);

                    Assert.Equal((expected, expected), (forward.DType, backward.DType));
                    TensorAssert.Close(Naive(dense, axis, false, (a, b) => a + b), forward, rtol: 1e-5);
                    TensorAssert.Close(Naive(dense, axis, true, (a, b) => a + b), backward, rtol: 1e-5);
                }
            }
        }
    }

    [Theory, OnEachDevice]
    public void Products_run_likewise(string device)
    {
        Tensor x = Tensor.From(new[,] { { 1f, 2, 3 }, { -2, 0.5f, 0 } }).On(device);

        TensorAssert.Equal(Tensor.From(new[,] { { 1f, 2, 6 }, { -2, -1, -0f } }), x.CumProd(1));
        TensorAssert.Equal(Tensor.From(new[,] { { 6f, 6, 3 }, { -0f, 0, 0 } }), x.CumProd(-1, reverse: true));
        TensorAssert.Equal(Tensor.From(new[,] { { 1f, 2, 3 }, { -2, 1, 0 } }), x.CumProd());
        TensorAssert.Equal(Tensor.From([300L, 90_000]), Tensor.Full(2, 300, DType.Int32).On(device).CumProd());
    }

    [Theory, OnEachDevice]
    public void Every_length_runs_to_its_end(string device)
    {
        foreach (int length in Lengths.Values.Append(70_001))
        {
            Tensor ones = Tensor.Ones(length, DType.Int32, Device.Parse(device));

            Assert.Equal(Enumerable.Range(1, length).Select(i => (long)i), ones.CumSum().ToArray<long>());
            Assert.Equal(Enumerable.Range(0, length).Select(i => (long)length - i), ones.CumSum(reverse: true).ToArray<long>());
        }
    }

    [Theory, OnEachDevice]
    public void A_long_sum_of_single_precision_keeps_its_digits(string device)
    {
        Tensor x = Tensor.Full(1_000_000, 0.1).On(device), column = Tensor.Full((200_000, 3), 0.1).On(device);

        TensorAssert.Close([100_000], x.CumSum()[^1], rtol: 2e-6, atol: 0);
        TensorAssert.Close([.. Enumerable.Repeat(20_000.0, 3)], column.CumSum()[^1], rtol: 2e-6, atol: 0);
    }

    [Theory, OnEachDevice]
    public void NaN_stays_from_where_it_is_met(string device)
    {
        Tensor x = Tensor.From([1f, float.NaN, 2, float.PositiveInfinity]).On(device);

        TensorAssert.Equal([1, double.NaN, double.NaN, double.NaN], x.CumSum());
        TensorAssert.Equal([double.NaN, double.NaN, double.PositiveInfinity, double.PositiveInfinity], x.CumSum(reverse: true));
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        foreach (Shape shape in new Shape[] { (300, 700), (3, 90_000), (70, 50, 30) })
        {
            Tensor x = Values.Random(shape);
            for (int axis = 0; axis < shape.Rank; axis++)
            {
                Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
                {
                    using var budget = new ThreadBudget(threads);
                    return x.CumSum(axis);
                })];
                Assert.All(results, y => TensorAssert.Equal(results[0], y));
            }
        }
    }

    [Fact]
    public void What_has_no_such_axis_is_refused_and_all_memory_comes_back()
    {
        Assert.StartsWith("[cumsum] axis 1", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Ones(3).CumSum(1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("[cumprod] axis 0", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Scalar(1f).CumProd()).Message, StringComparison.Ordinal);
        using var leak = new PoolLeakCheck();
        using Tensor x = Tensor.Ones((100, 100), DType.Int32), strided = x.T;
        strided.CumSum(1).Dispose();
    }

    private static Tensor Naive(Tensor x, int axis, bool reverse, Func<double, double, double> fold)
    {
        double[] y = Values.Of(x);
        long n = x.Shape[axis], step = Layout.Contiguous(x.Shape).Strides[axis];
        for (long i = 0; i < y.Length; i++)
        {
            long p = reverse ? y.Length - 1 - i : i, j = p / step % n;
            if (reverse ? j < n - 1 : j > 0) y[p] = fold(y[p + (reverse ? step : -step)], y[p]);
        }
        return Tensor.From(y, x.Shape);
    }
}
