namespace DeZeroNative.Tests;

public class CrossEntropyTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Loss_and_gradient_agree_with_the_definition(string device, DType dtype)
    {
        double tolerance = dtype == DType.Float32 ? 2e-6 : 1e-13;
        foreach ((int rows, int classes) in new[] { (1, 1), (1, 10), (7, 3), (100, 10), (33, 1000), (9000, 11), (3, 50000) })
        {
            Tensor x = Values.Random((rows, classes), dtype, seed: 3, low: -8, high: 8),
                t = Values.Random(rows, DType.Int64, seed: 4, low: 0, high: classes);
            (double loss, double[] gradient) = Naive(x, t);
            Tensor gy = Values.From([2.5], default, dtype).On(device);
            foreach (LayoutCase layout in Layouts.Of(x.On(device)))
            {
                foreach (DType labels in new[] { DType.Int64, DType.Int32 })
                {
                    Tensor y = Tensor.CrossEntropy(layout.Tensor, t.To(labels).On(device));

                    Assert.Equal(dtype, y.DType);
                    TensorAssert.HasShape(default, y);
                    TensorAssert.Close([loss], y, tolerance, tolerance);
                }
                Tensor gx = Tensor.CrossEntropyGradient(layout.Tensor, t.On(device), gy);
                TensorAssert.Close([.. gradient.Select(g => 2.5 * g)], gx, tolerance, tolerance / rows);
            }
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void The_gradient_is_that_of_softmax(string device, DType dtype)
    {
        foreach (int classes in new[] { 1, 2, 15, 16, 17, 100 })
        {
            Tensor x = Values.Random((6, classes), dtype, seed: 7, low: -3, high: 3).On(device);
            Tensor t = Values.Random(6, DType.Int64, seed: 8, low: 0, high: classes).On(device), gy = Tensor.Full(default, 3, dtype).On(device);
            Tensor hot = Tensor.Equal(t.ExpandDims(1), Tensor.Arange(classes, DType.Int64, t.Device)).To(dtype);

            double tolerance = dtype == DType.Float32 ? 2e-7 : 4e-16;
            TensorAssert.Close(Values.Of((x.Softmax() - hot) * 0.5), Tensor.CrossEntropyGradient(x, t, gy), tolerance, tolerance);
        }
    }

    [Theory, OnEachDevice]
    public void A_spoiled_row_spoils_the_loss_and_its_own_gradient_only(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 0, 0 }, { float.NaN, 0 } }).On(device), t = Tensor.From([0L, 1]).On(device);

        TensorAssert.Equal([double.NaN], Tensor.CrossEntropy(x, t));
        TensorAssert.Equal([-0.25, 0.25, double.NaN, double.NaN], Tensor.CrossEntropyGradient(x, t, Tensor.Scalar(1f).On(device)));
    }

    [Theory, OnEachDevice]
    public void Large_logits_neither_overflow_nor_vanish(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 1e30f, 0 }, { -1000, 1000 } }).On(device);

        TensorAssert.Close([0.0], Tensor.CrossEntropy(x, Tensor.From([0L, 1]).On(device)));
        TensorAssert.Close([5e29], Tensor.CrossEntropy(x, Tensor.From([1L, 1]).On(device)));
        TensorAssert.Close([0.0, 0, 0, 0], Tensor.CrossEntropyGradient(x, Tensor.From([0L, 1]).On(device), Tensor.Scalar(1f).On(device)));
        TensorAssert.Close([0.5, -0.5, 0, 0], Tensor.CrossEntropyGradient(x, Tensor.From([1L, 1]).On(device), Tensor.Scalar(1f).On(device)));
    }

    [Theory]
    [InlineData(3L)]
    [InlineData(-1L)]
    [InlineData(long.MaxValue)]
    public void A_label_outside_the_classes_is_named(long label)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.CrossEntropy(Tensor.Zeros((2, 3)), Tensor.From([0L, label])));

        Assert.Contains($"[cross_entropy] index {label} is out of range for size 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_shapes_and_types_are_named()
    {
        Assert.Equal(
            "[cross_entropy] logits (n, classes) and labels (n) expected, got (2, 3) and (3,)",
            Assert.Throws<ShapeException>(() => Tensor.CrossEntropy(Tensor.Zeros((2, 3)), Tensor.From([0, 1, 2]))).Message);
        Assert.Throws<ShapeException>(() => Tensor.CrossEntropy(Tensor.Zeros(3), Tensor.From([0])));
        Assert.Throws<ShapeException>(() => Tensor.CrossEntropy(Tensor.Zeros((0, 3)), Tensor.From(Array.Empty<int>())));
        Assert.Equal(
            "[cross_entropy] labels must be integers, got float32",
            Assert.Throws<DTypeException>(() => Tensor.CrossEntropy(Tensor.Zeros((1, 3)), Tensor.Zeros(1))).Message);
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Values.Random((1000, 30)), t = Tensor.Zeros(1000, DType.Int32), gy = Tensor.Scalar(1f),
            transposed = Values.Random((30, 1000)), strided = transposed.T;

        Tensor.CrossEntropy(strided, t).Dispose();
        Tensor.CrossEntropyGradient(strided, t, gy).Dispose();
    }

    private static (double Loss, double[] Gradient) Naive(Tensor x, Tensor t)
    {
        double[] values = Values.Of(x), gradient = new double[values.Length];
        long[] labels = t.ToArray<long>();
        int rows = labels.Length, n = values.Length / rows;
        double loss = 0;
        for (int r = 0; r < rows; r++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++) sum += Math.Exp(values[r * n + j]);
            loss -= (values[r * n + labels[r]] - Math.Log(sum)) / rows;
            for (int j = 0; j < n; j++) gradient[r * n + j] = (Math.Exp(values[r * n + j]) / sum - (j == labels[r] ? 1 : 0)) / rows;
        }
        return (loss, gradient);
    }
}
