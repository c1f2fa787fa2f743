namespace DeZeroNative.Tests;

public class ArgReduceTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int64)]
    [OnEachDevice(DType.Int32)]
    [OnEachDevice(DType.UInt8)]
    [OnEachDevice(DType.Bool)]
    public void The_first_of_the_best_is_chosen_along_every_axis(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { 1, 7, (2, 3), (3, 4, 5), (50, 3), (3, 500), (2, 1, 4), (9000, 1) })
        {
            // Few values, so that ties are many.
            Tensor x = Values.Random(shape, DType.Int32, seed: 4, low: 0, high: 4).To(dtype);
            foreach (LayoutCase layout in Layouts.Of(x.On(device)))
            {
                for (int axis = 0; axis < shape.Rank; axis++)
                {
                    foreach (bool keepDims in new[] { false, true })
                    {
                        Shape expected = keepDims ? shape.With(axis, 1) : shape.Without(axis);
                        Check(Naive(x, axis, largest: true), expected, layout.Tensor.ArgMax(axis, keepDims));
                        Check(Naive(x, axis - shape.Rank, largest: false), expected, layout.Tensor.ArgMin(axis - shape.Rank, keepDims));
                    }
                }
                Tensor flat = x.Ravel();
                Check(Naive(flat, 0, largest: true), default, layout.Tensor.ArgMax());
                Check(Naive(flat, 0, largest: false), new Shape([.. Enumerable.Repeat(1L, shape.Rank)]), layout.Tensor.ArgMin(keepDims: true));
            }
        }
    }

    [Theory, OnEachDevice]
    public void The_first_NaN_is_the_best_of_all(string device)
    {
        Tensor x = Tensor.From([1f, float.PositiveInfinity, float.NaN, float.NegativeInfinity, float.NaN, 3f]).On(device);

        Assert.Equal(2, x.ArgMax().Item<long>());
        Assert.Equal(2, x.ArgMin().Item<long>());
    }

    [Theory, OnEachDevice]
    public void The_zeros_are_equal(string device)
    {
        Tensor x = Tensor.From([-0f, 0f, -0f]).On(device);

        Assert.Equal(0, x.ArgMax().Item<long>());
        Assert.Equal(0, x.ArgMin().Item<long>());
    }

    [Fact]
    public void Choosing_among_nothing_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 0)).ArgMax(1));

        Assert.Equal("[argmax] no element to choose along the axis of shape (2, 0)", error.Message);
        Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 0)).ArgMin());
        TensorAssert.HasShape(0, Tensor.Zeros((2, 0)).ArgMax(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Zeros((2, 3)).ArgMax(2));
    }

    private static void Check(double[] expected, Shape shape, Tensor y)
    {
        Assert.Equal(DType.Int64, y.DType);
        TensorAssert.HasShape(shape, y);
        TensorAssert.Equal(expected, y);
    }

    private static double[] Naive(Tensor x, int axis, bool largest)
    {
        int k = axis < 0 ? axis + x.Rank : axis;
        double[] values = Values.Of(x);
        long n = x.Shape[k], inner = Enumerable.Range(k + 1, x.Rank - k - 1).Aggregate(1L, (p, i) => p * x.Shape[i]), outer = x.Size / n / inner;
        var result = new List<double>();
        for (long o = 0; o < outer; o++)
        {
            for (long j = 0; j < inner; j++)
            {
                long best = 0;
                for (long i = 1; i < n; i++)
                {
                    double candidate = values[(o * n + i) * inner + j], value = values[(o * n + best) * inner + j];
                    if (largest ? candidate > value : candidate < value) best = i;
                }
                result.Add(best);
            }
        }
        return [.. result];
    }
}
