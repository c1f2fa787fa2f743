namespace DeZeroNative.Tests;

public class SoftmaxTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Rows_agree_with_the_definition_along_every_axis(string device, DType dtype)
    {
        double rtol = dtype == DType.Float32 ? 2e-6 : 1e-14;
        foreach (Shape shape in new Shape[] { 1, 10, (4, 10), (3, 4, 5), (2, 1000), (300, 200), (5, 1) })
        {
            Tensor x = Values.Random(shape, dtype, seed: 2, low: -5, high: 5);
            for (int axis = 0; axis < shape.Rank; axis++)
            {
                double[] logarithms = Naive(x, axis);
                foreach (LayoutCase layout in Layouts.Of(x.On(device)))
                {
                    Tensor y = layout.Tensor.Softmax(axis), logY = layout.Tensor.LogSoftmax(axis - shape.Rank);

                    Assert.Equal(dtype, y.DType);
                    TensorAssert.HasShape(shape, y);
                    TensorAssert.Close([.. logarithms.Select(Math.Exp)], y, rtol, atol: 0);
                    TensorAssert.Close(logarithms, logY, rtol, atol: rtol);
                }
            }
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Rows_of_any_length_agree_with_the_definition(string device, DType dtype)
    {
        double rtol = dtype == DType.Float32 ? 4e-6 : 1e-14;
        foreach (int n in new[] { 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 1024, 1025, 50000 })
        {
            Tensor x = Values.Random((2, n), dtype, seed: n, low: -6, high: 6), same = Tensor.Full((1, n), 3, dtype);
            double[] logarithms = [.. Values.Of(x).Chunk(n).SelectMany(row =>
            {
                double logarithm = Math.Log(row.Sum(Math.Exp));
                return row.Select(value => value - logarithm);
            })];

            TensorAssert.Close([.. logarithms.Select(Math.Exp)], x.On(device).Softmax(), rtol, atol: 0);
            TensorAssert.Close(logarithms, x.On(device).LogSoftmax(), rtol, atol: rtol);
            TensorAssert.Close([.. Enumerable.Repeat(1.0 / n, n)], same.On(device).Softmax(), rtol, atol: 0);
        }
    }

    [Theory, OnEachDevice]
    public void A_row_without_a_finite_largest_number_is_NaN(string device)
    {
        foreach (int n in new[] { 2, 10, 40 })
        {
            foreach ((float other, float last) in new[] { (0, float.PositiveInfinity), (float.NegativeInfinity, float.NegativeInfinity), (0, float.NaN) })
            {
                float[] values = [.. Enumerable.Repeat(other, n - 1), last];
                Tensor x = Tensor.From(values, (1, n)).On(device);

                Assert.All(Values.Of(x.Softmax()), y => Assert.Equal(double.NaN, y));
                Assert.All(Values.Of(x.LogSoftmax())[(n - 1)..], y => Assert.Equal(double.NaN, y));
            }
        }
    }

    [Theory, OnEachDevice]
    public void Large_numbers_neither_overflow_nor_vanish(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 1e30f, 1e30f, -1e30f }, { 1000, 999, 998 }, { -1000, -1001, float.NegativeInfinity } }).On(device);
        double e = Math.E;

        TensorAssert.Close([0.5, 0.5, 0, 1 / (1 + 1 / e + 1 / e / e), 1 / (e + 1 + 1 / e), 1 / (e * e + e + 1), 1 / (1 + 1 / e), 1 / (e + 1), 0],
            x.Softmax(), rtol: 1e-6, atol: 0);
        Assert.Equal(-Math.Log(2), Values.Of(x.LogSoftmax())[0], 1e-6);
        Assert.Equal(-2e30, Values.Of(x.LogSoftmax())[2], 1e25);
        Assert.Equal(double.NegativeInfinity, Values.Of(x.LogSoftmax())[8]);
    }

    [Theory, OnEachDevice]
    public void NaN_spoils_its_own_row_only(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 1, float.NaN }, { 0, 0 } }).On(device);

        TensorAssert.Equal([double.NaN, double.NaN, 0.5, 0.5], x.Softmax());
    }

    [Fact]
    public void Integers_become_single_precision_and_empty_tensors_stay_empty()
    {
        TensorAssert.Close([0.5, 0.5], Tensor.From([7, 7]).Softmax());
        Assert.Equal(DType.Float32, Tensor.From([7L, 7]).Softmax().DType);
        TensorAssert.HasShape((0, 3), Tensor.Zeros((0, 3)).Softmax(0));
        TensorAssert.HasShape((2, 0), Tensor.Zeros((2, 0)).LogSoftmax());
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        Tensor x = Values.Random((3000, 50));
        Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            return x.Softmax();
        })];

        Assert.All(results, y => TensorAssert.Equal(results[0], y));
    }

    [Fact]
    public void A_missing_axis_is_named()
    {
        Assert.Contains("[softmax] axis 2 is out of range for shape (2, 3)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros((2, 3)).Softmax(2)).Message, StringComparison.Ordinal);
        Assert.Contains("[log_softmax] axis -1", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Scalar(1f).LogSoftmax()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Values.Random((100, 100));

        x.Softmax(0).Dispose();
        x.LogSoftmax().Dispose();
    }

    private static double[] Naive(Tensor x, int axis)
    {
        double[] values = Values.Of(x), result = new double[values.Length];
        long n = x.Shape[axis], inner = Enumerable.Range(axis + 1, x.Rank - axis - 1).Aggregate(1L, (p, i) => p * x.Shape[i]);
        for (long i = 0; i < values.Length; i++)
        {
            long first = i - i / inner % n * inner;
            double sum = 0;
            for (long j = 0; j < n; j++) sum += Math.Exp(values[first + j * inner]);
            result[i] = values[i] - Math.Log(sum);
        }
        return result;
    }
}
