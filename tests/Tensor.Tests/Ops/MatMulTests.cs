namespace DeZeroNative.Tests;

public class MatMulTests
{
    private static readonly (Shape A, Shape B, Shape Y)[] s_shapes =
    [
        (3, 3, default), ((2, 3), 3, 2), (3, (3, 4), 4), ((2, 3), (3, 4), (2, 4)), ((1, 1), (1, 1), (1, 1)), ((1, 5), (5, 1), (1, 1)),
        ((5, 1), (1, 5), (5, 5)),
        ((7, 17), (17, 9), (7, 9)), ((64, 65), (65, 63), (64, 63)), ((130, 70), (70, 33), (130, 33)),
        ((4, 2, 3), (4, 3, 5), (4, 2, 5)), ((4, 2, 3), (3, 5), (4, 2, 5)), ((2, 3), (4, 3, 5), (4, 2, 5)),
        ((4, 1, 2, 3), (1, 5, 3, 2), (4, 5, 2, 2)), ((4, 2, 3), 3, (4, 2)),
        (3, (4, 3, 5), (4, 5)), ((2, 0), (0, 3), (2, 3)), ((0, 2), (2, 3), (0, 3)), ((2, 3), (3, 0), (2, 0)), (0, 0, default),
        ((0, 2, 3), (3, 4), (0, 2, 4)),
        ((0, 2, 0), (0, 4), (0, 2, 4)), ((3, 2, 0), (0, 4), (3, 2, 4)),
    ];

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Products_agree_with_three_loops(string device, DType dtype)
    {
        foreach ((Shape shapeA, Shape shapeB, Shape shapeY) in s_shapes)
        {
            Tensor a = Values.Random(shapeA, dtype, seed: 1), b = Values.Random(shapeB, dtype, seed: 2);

            Check(a, b, shapeY, Tensor.MatMul(a.On(device), b.On(device)));
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Products_are_taken_from_every_layout(string device, DType dtype)
    {
        (Shape, Shape, Shape)[] shapes = [((7, 17), (17, 9), (7, 9)), ((3, 2, 3), (3, 3, 5), (3, 2, 5)), (4, (4, 3), 3)];
        foreach ((Shape shapeA, Shape shapeB, Shape shapeY) in shapes)
        {
            Tensor a = Values.Random(shapeA, dtype, seed: 1), b = Values.Random(shapeB.With(0, 1), dtype, seed: 2).BroadcastTo(shapeB).Clone();
            foreach (LayoutCase left in Layouts.Of(a.On(device)))
                foreach (LayoutCase right in Layouts.Of(b.On(device))) Check(a, b, shapeY, Tensor.MatMul(left.Tensor, right.Tensor));
        }
    }

    [Theory, OnEachDevice]
    public void Views_of_a_larger_matrix_are_used_in_place(string device)
    {
        Tensor large = Values.Random((20, 30), seed: 3).On(device);
        Tensor block = large.View(Layout.Strided((5, 7), [30, 1]), 2 * 30 + 3), other = large.View(Layout.Strided((7, 4), [1, 30]), 8 * 30 + 11);

        Check(block.Clone().To(Device.Cpu), other.Clone().To(Device.Cpu), (5, 4), Tensor.MatMul(block, other));
    }

    [Fact]
    public void Copies_are_made_only_where_no_stride_is_one()
    {
        // Large enough for the pool, which then counts them.
        Tensor a = Values.Random((64, 40)), b = Values.Random((64, 40), seed: 2);
        long before = Device.Cpu.Pool.Rents;

        Tensor.MatMul(a.T, b);

        Assert.Equal(1, Device.Cpu.Pool.Rents - before);
    }

    [Theory]
    [InlineData(DType.Int32, DType.Int64, DType.Float32)]
    [InlineData(DType.Bool, DType.UInt8, DType.Float32)]
    [InlineData(DType.Int32, DType.Float64, DType.Float64)]
    [InlineData(DType.Float32, DType.Float64, DType.Float64)]
    public void Types_are_promoted_to_a_floating_one(DType left, DType right, DType expected)
    {
        Tensor a = Values.Random((3, 4), DType.Int32, seed: 1, low: 0, high: 5).To(left),
            b = Values.Random((4, 2), DType.Int32, seed: 2, low: 0, high: 5).To(right);

        Tensor y = Tensor.MatMul(a, b);

        Assert.Equal(expected, y.DType);
        Check(a, b, (3, 2), y);
    }

    [Theory, OnEachDevice]
    public void NaN_and_infinities_pass_through(string device)
    {
        Tensor a = Tensor.From(new float[,] { { 1, float.NaN }, { float.PositiveInfinity, 0 }, { 0, 0 } }).On(device),
            b = Tensor.From(new float[,] { { 1, 0 }, { 0, 2 } }).On(device);

        TensorAssert.Equal([double.NaN, double.NaN, double.PositiveInfinity, double.NaN, 0, 0], Tensor.MatMul(a, b));
    }

    [Theory]
    [InlineData("(2, 3) x (4, 5)")]
    [InlineData("(3,) x (4,)")]
    [InlineData("(2, 3) x (2,)")]
    public void Inner_sizes_have_to_agree(string shapes)
    {
        Tensor[] operands = [.. shapes.Split(" x ").Select(Parse)];

        var error = Assert.Throws<ShapeException>(() => Tensor.MatMul(operands[0], operands[1]));

        Assert.Equal($"[matmul] inner sizes differ: {shapes}", error.Message);

        static Tensor Parse(string text) =>
            Tensor.Zeros(new Shape([.. text.Trim('(', ')').Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)]));
    }

    [Fact]
    public void Numbers_and_batches_that_do_not_broadcast_are_refused()
    {
        Assert.Equal("[matmul] operands need at least one axis: () x (3,)",
            Assert.Throws<ShapeException>(() => Tensor.MatMul(Tensor.Scalar(1f), Tensor.Zeros(3))).Message);
        Assert.Contains("[matmul] shapes do not broadcast",
            Assert.Throws<ShapeException>(() => Tensor.MatMul(Tensor.Zeros((2, 3, 4)), Tensor.Zeros((5, 4, 3)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor a = Values.Random((100, 100), DType.Int32), b = Values.Random((100, 3, 100)), strided = b.Transpose(1, 2, 0);

        Tensor.MatMul(a, strided).Dispose();
    }

    private static void Check(Tensor a, Tensor b, Shape expected, Tensor y)
    {
        TensorAssert.HasShape(expected, y);
        Tensor left = a.Rank == 1 ? a.Reshape((1, a.Length)) : a, right = b.Rank == 1 ? b.Reshape((b.Length, 1)) : b;
        int m = (int)left.Shape[^2], k = (int)left.Shape[^1], n = (int)right.Shape[^1];
        Shape batch = Shape.Broadcast(new(left.Shape.Sizes[..^2]), new(right.Shape.Sizes[..^2]), "test");
        double[] x = Values.Of(left.BroadcastTo(new Shape([.. batch, m, k]))), z = Values.Of(right.BroadcastTo(new Shape([.. batch, k, n])));
        var sums = new double[batch.Size * m * n];
        for (long g = 0; g < batch.Size; g++)
            for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++)
                    for (int p = 0; p < k; p++) sums[(g * m + i) * n + j] += x[(g * m + i) * k + p] * z[(g * k + p) * n + j];
        // |x|, |z| <= 2 or small integers: each of k products brings half an ulp of the largest partial sum.
        double precision = y.DType == DType.Float32 ? 6e-8 : 1.2e-16, scale = x.Concat(z).Append(1).Max(Math.Abs);
        TensorAssert.Close(sums, y, rtol: 0, atol: precision * Math.Max(k, 1) * scale * scale * 4);
    }
}
