namespace DeZeroNative.Tests;

/// <summary>What every operation that folds axes is held to.</summary>
public abstract class ReduceOpTests
{
    private static readonly Shape[] s_shapes =
    [
        default, 1, 5, (2, 3), (3, 1, 5), (2, 3, 4), (2, 2, 3, 2), (1, 1), (700, 3), (3, 700), (40, 9, 30), (5000, 2), (2, 9000),
    ];

    /// <summary>Error allowed, in units of the type's precision times the sum of magnitudes; 0 for none.</summary>
    protected abstract double Tolerance { get; }

    /// <summary>Whether a fold of nothing is an error.</summary>
    protected virtual bool NeedsElements => false;

    protected abstract string Name { get; }

    protected abstract Tensor Apply(Tensor x, Axes axes, bool keepDims);

    protected abstract double Reference(IReadOnlyList<double> values);

    protected virtual DType ResultOf(DType dtype) => dtype;

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int64)]
    [OnEachDevice(DType.Int32)]
    [OnEachDevice(DType.UInt8)]
    [OnEachDevice(DType.Bool)]
    public void Every_set_of_axes_folds_to_the_reference(string device, DType dtype)
    {
        foreach (Shape shape in s_shapes)
        {
            Tensor x = Random(shape, dtype), onDevice = x.On(device);
            for (int mask = 0; mask < 1 << shape.Rank; mask++)
            {
                Check(x, onDevice, mask, keepDims: false);
                Check(x, onDevice, mask, keepDims: true);
            }
            TensorAssert.Equal(Apply(onDevice, AxesOf((1 << shape.Rank) - 1), false), Apply(onDevice, default, false));
        }
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Int32)]
    public void Every_layout_folds_to_the_reference(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { 600, (3, 4, 5), (2, 600), (600, 2) })
        {
            foreach (Tensor x in new[] { Random(shape, dtype), Random(shape.With(0, 1), dtype).BroadcastTo(shape).Clone() })
                foreach (LayoutCase layout in Layouts.Of(x.On(device)))
                    for (int mask = 0; mask < 1 << shape.Rank; mask++) Check(x, layout.Tensor, mask, keepDims: false);
        }
    }

    [Theory, OnEachDevice]
    public void Every_length_folds_to_its_end(string device)
    {
        foreach (int length in Lengths.Values)
        {
            if (length == 0 && NeedsElements) continue;
            Tensor x = Random(length, DType.Float32);
            Check(x, x.On(device), 1, keepDims: false);
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Axes_that_are_apart_fold_one_after_the_other(DType dtype)
    {
        foreach (Shape shape in new Shape[] { (3, 4, 20), (20, 3, 16, 2), (2, 17, 3, 18), (40, 2, 40) })
        {
            Tensor x = Random(shape, dtype);
            foreach (LayoutCase layout in Layouts.Of(x))
                for (int mask = 1; mask < 1 << shape.Rank; mask++) Check(x, layout.Tensor, mask, keepDims: true);
        }
    }

    [Theory, OnEachDevice]
    public void NaN_wins_wherever_it_stands(string device)
    {
        foreach (int length in new[] { 1, 2, 9, 33, 300, 5000 })
        {
            foreach (int place in new[] { 0, length / 2, length - 1 })
            {
                double[] values = [.. Enumerable.Range(0, length).Select(i => i == place ? double.NaN : i % 7)];
                Tensor x = Values.From(values, (length, 1), DType.Float32).On(device), two = x.BroadcastTo((length, 3)).Clone();

                TensorAssert.Equal([double.NaN], Apply(x, default, false));
                TensorAssert.Equal([double.NaN, double.NaN, double.NaN], Apply(two, 0, false));
            }
        }
    }

    [Theory, OnEachDevice]
    public void Axes_without_elements(string device)
    {
        Tensor x = Tensor.Zeros((2, 0, 3), device: Device.Parse(device));

        TensorAssert.HasShape((0, 3), Apply(x, 0, false));
        TensorAssert.HasShape((2, 0, 1), Apply(x, -1, true));
        if (NeedsElements)
        {
            Assert.Equal($"[{Name}] no element to choose in shape (2, 0, 3)", Assert.Throws<ShapeException>(() => Apply(x, 1, false)).Message);
            Assert.Throws<ShapeException>(() => Apply(x, default, false));
        }
        else
        {
            double nothing = Reference([]);
            TensorAssert.Equal([nothing, nothing, nothing, nothing, nothing, nothing], Apply(x, 1, false));
            TensorAssert.Equal([nothing], Apply(x, default, false));
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Results_do_not_depend_on_the_number_of_threads(DType dtype)
    {
        foreach (Shape shape in new Shape[] { 300_000, (300, 1000), (1000, 300), (2, 70_000), (20, 30, 400), (9000, 20), (17, 5, 23, 60) })
        {
            Tensor x = Random(shape, dtype);
            for (int mask = 1; mask < 1 << shape.Rank; mask++)
            {
                Axes axes = AxesOf(mask);
                Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
                {
                    using var budget = new ThreadBudget(threads);
                    return Apply(x, axes, false);
                })];

                Check(x, x, mask, keepDims: false);
                Assert.All(results, y => TensorAssert.Equal(results[0], y));
            }
        }
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Results_do_not_depend_on_where_the_elements_lie(DType dtype)
    {
        foreach (int length in new[] { 33, 100, 500, 1000, 5000 })
        {
            Tensor x = Random(length, dtype), expected = Apply(x, default, false);
            for (int offset = 1; offset < 9; offset++)
            {
                Tensor shifted = Tensor.Zeros(length + offset, dtype).View(Layout.Contiguous(length), offset);
                shifted.CopyFrom(x);

                TensorAssert.Equal(expected, Apply(shifted, default, false));
            }
        }
    }

    [Fact]
    public void Axes_that_are_not_there_or_twice_are_named()
    {
        Tensor x = Tensor.Zeros((2, 3));

        Assert.Contains($"[{Name}] axis 2 is out of range for shape (2, 3)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Apply(x, 2, false)).Message, StringComparison.Ordinal);
        Assert.Contains($"[{Name}] axis -3 is out of range for shape (2, 3)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Apply(x, -3, false)).Message, StringComparison.Ordinal);
        Assert.Contains($"[{Name}] axis -1 is listed twice for shape (2, 3)",
            Assert.Throws<ArgumentOutOfRangeException>(() => Apply(x, [1, -1], false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Tensor.Ones((100, 100), DType.Int32), strided = x.T;

        Apply(x, default, false).Dispose();
        Apply(x, 0, true).Dispose();
        Apply(strided, 1, false).Dispose();
    }

    /// <summary>Neumaier's sum: what each addition cuts off is put back.</summary>
    private protected static double ExactSum(IReadOnlyList<double> values)
    {
        double sum = 0, lost = 0;
        foreach (double x in values)
        {
            double next = sum + x;
            lost += Math.Abs(sum) >= Math.Abs(x) ? sum - next + x : x - next + sum;
            sum = next;
        }
        return double.IsFinite(sum) ? sum + lost : sum;
    }

    private static Axes AxesOf(int mask) => Axes.Create([.. Enumerable.Range(0, Shape.MaxRank).Where(i => (mask >> i & 1) != 0)]);

    private static Tensor Random(Shape shape, DType dtype) => dtype switch
    {
        DType.Float32 or DType.Float64 => Values.Random(shape, dtype, seed: 11, low: -3, high: 5),
        DType.Bool => Values.Random(shape, DType.Int32, seed: 11, low: 0, high: 2).To(DType.Bool),
        DType.UInt8 => Values.Random(shape, dtype, seed: 11, low: 0, high: 256),
        _ => Values.Random(shape, dtype, seed: 11, low: -100, high: 100),
    };

    private void Check(Tensor x, Tensor onDevice, int mask, bool keepDims)
    {
        Tensor y = Apply(onDevice, AxesOf(mask), keepDims);

        Assert.Equal(ResultOf(x.DType), y.DType);
        Assert.Same(onDevice.Device, y.Device);
        long[] sizes = [.. x.Shape.Select((n, i) => (mask >> i & 1) == 0 ? n : 1)];
        long[] kept = [.. sizes.Where((_, i) => keepDims || (mask >> i & 1) == 0)];
        TensorAssert.HasShape(new Shape(kept), y);
        (double[] expected, double largest) = Naive(x, mask);
        double precision = y.DType == DType.Float32 ? 1.2e-7 : 2.3e-16;
        if (Tolerance == 0 || !y.DType.IsFloat()) TensorAssert.Equal(expected, y);
        else TensorAssert.Close(expected, y, rtol: 0, atol: Tolerance * precision * Math.Max(largest, 1e-30));
    }

    /// <summary>The folds, and the largest sum of magnitudes of one of them: what rounding errors are measured by.</summary>
    private (double[] Folds, double Largest) Naive(Tensor x, int mask)
    {
        double[] values = Values.Of(x);
        int folds = (int)Enumerable.Range(0, x.Rank).Where(i => (mask >> i & 1) == 0).Aggregate(1L, (n, i) => n * x.Shape[i]);
        List<double>[] groups = [.. Enumerable.Range(0, folds).Select(_ => new List<double>())];
        for (long i = 0; i < values.Length; i++)
        {
            long rest = i, group = 0, stride = 1;
            for (int axis = x.Rank - 1; axis >= 0; axis--)
            {
                (rest, long index) = Math.DivRem(rest, x.Shape[axis]);
                if ((mask >> axis & 1) != 0) continue;
                group += index * stride;
                stride *= x.Shape[axis];
            }
            groups[group].Add(values[i]);
        }
        return ([.. groups.Select(Reference)], groups.Length == 0 ? 0 : groups.Max(g => g.Sum(Math.Abs)));
    }
}
