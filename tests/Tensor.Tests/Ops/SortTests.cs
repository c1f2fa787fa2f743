namespace DeZeroNative.Tests;

public class SortTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int64)]
    [OnEachDevice(DType.Int32)]
    [OnEachDevice(DType.UInt8)]
    [OnEachDevice(DType.Bool)]
    public void Every_length_is_ordered_and_equals_stay_in_order(string device, DType dtype)
    {
        foreach (int length in Lengths.Values)
        {
            // Few different numbers, so that many are equal.
            Tensor x = Numbers(length, dtype, length, 12), onDevice = x.On(device);
            foreach (bool descending in new[] { false, true }) Check(x, 0, descending, onDevice.Sort(0, descending));
        }
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Int64)]
    public void Every_axis_of_every_layout_is_ordered(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { (3, 4), (2, 5, 3), (1, 90, 2), (3, 0), (70, 3) })
        {
            Tensor dense = Numbers(shape, dtype, 3, 20);
            foreach (LayoutCase x in Layouts.Of(dense.On(device)))
                for (int axis = 0; axis < shape.Rank; axis++) Check(dense, axis, axis % 2 == 1, x.Tensor.Sort(axis - shape.Rank, axis % 2 == 1));
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int32)]
    [OnEachDevice(DType.Int64)]
    public void Numbers_of_every_size_are_ordered(string device, DType dtype)
    {
        var random = new Random(4);
        double[] values = [.. Enumerable.Range(0, 3000).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(dtype == DType.Int32 ? 32 : 54)))];
        Tensor x = Values.From(values, values.Length, dtype);

        Check(x, 0, false, x.On(device).Sort());
        Check(x, 0, true, x.On(device).Sort(descending: true));
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void NaN_is_the_largest_infinities_the_outermost_and_zeros_are_equal(string device, DType dtype)
    {
        double[] values = [1, double.NaN, -0.0, double.PositiveInfinity, 0, double.NegativeInfinity, double.NaN, -1];
        foreach (int repeats in new[] { 1, 5, 40 })
        {
            Tensor x = Values.From([.. Enumerable.Repeat(values, repeats).SelectMany(v => v)], repeats * values.Length, dtype);

            Check(x, 0, false, x.On(device).Sort());
            Check(x, 0, true, x.On(device).Sort(descending: true));
        }
        (Tensor y, Tensor index) = Values.From(values, 8, dtype).On(device).Sort();
        TensorAssert.Equal([double.NegativeInfinity, -1, -0.0, 0, 1, double.PositiveInfinity, double.NaN, double.NaN], y);
        TensorAssert.Equal(Tensor.From([5L, 7, 2, 4, 0, 3, 1, 6]), index.To(Device.Cpu));
    }

    [Fact]
    public void A_NaN_with_a_sign_is_one_too()
    {
        Tensor x = Tensor.From([-float.NaN, 1, float.NaN, float.NegativeInfinity]);

        TensorAssert.Equal(Tensor.From([3L, 1, 0, 2]), x.ArgSort());
    }

    [Theory, OnEachDevice]
    public void The_ends_of_whole_number_types_are_ordered(string device)
    {
        Tensor x = Tensor.From([0, long.MaxValue, long.MinValue, -1, long.MaxValue - 1]).On(device);

        Assert.Equal([long.MinValue, -1, 0, long.MaxValue - 1, long.MaxValue], x.Sort().Values.ToArray<long>());
        Assert.Equal([1L, 4, 0, 3, 2], x.ArgSort(descending: true).ToArray<long>());
    }

    [Theory, OnEachDevice]
    public void The_best_are_those_of_the_whole_order(string device)
    {
        foreach ((int n, int k) in new[] { (1, 1), (5, 0), (5, 5), (40, 3), (1000, 1), (1000, 7), (1000, 124), (1000, 130), (3000, 300) })
        {
            foreach (bool largest in new[] { true, false })
            {
                Tensor x = Numbers((n, 2), DType.Float32, n, 90);
                x[n / 2, 0] = Tensor.Scalar(float.NaN);
                (Tensor all, Tensor places) = x.Sort(0, descending: largest);

                (Tensor y, Tensor index) = x.On(device).TopK(k, 0, largest);

                TensorAssert.Equal(all[..k].Clone(), y.To(Device.Cpu));
                TensorAssert.Equal(places[..k].Clone(), index.To(Device.Cpu));
            }
        }
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        Tensor x = Numbers((300, 100), DType.Float32, 1, 1000);
        Tensor[] results = [.. new[] { 1, 2, 4 }.SelectMany(threads =>
        {
            using var budget = new ThreadBudget(threads);
            return new[] { x.ArgSort(0), x.TopK(5).Indices };
        })];
        Assert.All(results.Where((_, i) => i % 2 == 0), y => TensorAssert.Equal(results[0], y));
        Assert.All(results.Where((_, i) => i % 2 == 1), y => TensorAssert.Equal(results[1], y));
    }

    [Fact]
    public void What_cannot_be_ordered_is_refused_and_all_memory_comes_back()
    {
        Tensor x = Tensor.Ones((2, 3));
        Says("[sort] axis 2", () => x.Sort(2));
        Says("[sort] axis -1", () => Tensor.Scalar(1).Sort());
        Says("[argsort] axis -3", () => x.ArgSort(-3));
        Says("[topk] there are not 4 elements along axis -1 of shape (2, 3)", () => x.TopK(4));
        Says("[topk] there are not -1 elements", () => x.TopK(-1));
        using var leak = new PoolLeakCheck();
        using Tensor large = Tensor.Ones((100, 100)), strided = large.T;
        strided.ArgSort().Dispose();

        static void Says(string message, Func<object> action) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);
    }

    private static Tensor Numbers(Shape shape, DType dtype, int seed, int different) => dtype switch
    {
        DType.Bool => Values.Random(shape, DType.Int32, seed, 0, 2).To(DType.Bool),
        DType.UInt8 => Values.Random(shape, dtype, seed, 0, Math.Min(256, different)),
        _ => Values.Random(shape, DType.Int32, seed, -different / 2, different / 2).To(dtype),
    };

    private static void Check(Tensor x, int axis, bool descending, (Tensor Values, Tensor Indices) actual)
    {
        double[] values = Values.Of(x), expected = new double[values.Length], places = new double[values.Length];
        long n = x.Shape[axis], step = Layout.Contiguous(x.Shape).Strides[axis];
        for (long start = 0; start < values.Length; start++)
        {
            if (start / step % n != 0) continue;
            IEnumerable<long> line = Enumerable.Range(0, (int)n).Select(j => (long)j);
            // LINQ's order is stable; its comparer puts NaN first.
            (bool, double) Key(long j) => (double.IsNaN(values[start + j * step]), values[start + j * step] + 0.0);
            line = descending ? line.OrderByDescending(Key) : line.OrderBy(Key);
            foreach ((int j, long from) in line.Index())
            {
                expected[start + j * step] = values[start + from * step];
                places[start + j * step] = from;
            }
        }
        Assert.Equal((x.DType, DType.Int64), (actual.Values.DType, actual.Indices.DType));
        TensorAssert.HasShape(x.Shape, actual.Values);
        TensorAssert.HasShape(x.Shape, actual.Indices);
        TensorAssert.Equal(expected, actual.Values);
        TensorAssert.Equal(places, actual.Indices);
    }
}
