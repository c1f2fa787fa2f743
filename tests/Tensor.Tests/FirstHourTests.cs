namespace DeZeroNative.Tests;

/// <summary>What somebody who comes from NumPy or PyTorch types in the first hour.</summary>
public class FirstHourTests
{
    [Fact]
    public void Tensors_are_made_as_elsewhere()
    {
        TensorAssert.HasShape((2, 3), Tensor.Zeros(2, 3));
        TensorAssert.HasShape((2, 0), Tensor.Zeros(2, 0));
        TensorAssert.HasShape((2, 3, 4, 5), Tensor.Ones(2, 3, 4, 5));
        TensorAssert.HasShape((2, 3), Tensor.Ones((2, 3)));
        TensorAssert.HasShape((2, 3), Tensor.Zeros([2, 3]));
        TensorAssert.HasShape(4, Tensor.Zeros(4, DType.Int64));
        TensorAssert.HasShape((2, 3), Tensor.Zeros((2, 3), Device.Cpu));
        TensorAssert.HasShape((2, 3), Tensor.Ones((2, 3), Device.Cpu));
        TensorAssert.Equal([1, 2, 3], Tensor.From([1f, 2f, 3f]));
        TensorAssert.Equal(Tensor.From(new int[,] { { 1, 2 }, { 3, 4 } }), Tensor.From([[1, 2], [3, 4]]));
        TensorAssert.HasShape((0, 0), Tensor.From(Array.Empty<int[]>()));
        Assert.Equal("[from] row 1 has 1 elements, row 0 has 2", Assert.Throws<ShapeException>(() => Tensor.From([[1, 2], [3]])).Message);
        TensorAssert.HasShape((3, 2), Tensor.Arange(6).Reshape(3, 2));
        TensorAssert.HasShape((3, 2), Tensor.Arange(6).Reshape(-1, 2));
        TensorAssert.HasShape((1, 2, 3), Tensor.Arange(6).Reshape(1, 2, 3));
        TensorAssert.HasShape(6, Tensor.Zeros(2, 3).Reshape(-1));
    }

    [Fact]
    public void Lists_of_numbers_are_tensors()
    {
        Tensor vector = [1, 2, 3], matrix = [[1f, 2f], [3f, 4f]], mixed = [1, 2.5], none = [];

        TensorAssert.Equal(Tensor.From([1, 2, 3]), vector);
        matrix[0] = [5, 6];
        TensorAssert.Equal(Tensor.From(new float[,] { { 5, 6 }, { 3, 4 } }), matrix);
        TensorAssert.Equal(Tensor.From([1, 2.5]), mixed);
        TensorAssert.HasShape(0, none);
        Assert.Throws<ShapeException>(() => { Tensor ragged = [[1, 2], [3]]; });
    }

    [Theory, OnEachDevice]
    public void Elements_are_set_to_numbers(string device)
    {
        Tensor a = Tensor.Zeros((2, 3)).On(device), counts = Tensor.Zeros(3, DType.Int64).On(device);

        a[0, 0] = 9f;
        a[0, 1] = 8;
        a[1] = 0.5;
        a[Tensor.Equal(a, 0.5) & Tensor.From([true, false, false]).On(device)] = 7;
        a[.., ^1] += 1;
        counts[0] = (1L << 60) + 1;
        counts[1] = true;
        counts[2] = 2.9;

        TensorAssert.Equal([9, 8, 1, 7, 0.5, 1.5], a);
        Assert.Equal([(1L << 60) + 1, 1, 2], counts.ToArray<long>());
        a[a > 6] = 0;
        a[0] = a[1] * 2;
        TensorAssert.Equal([0, 1, 3, 0, 0.5, 1.5], a);
    }

    [Fact]
    public void Elements_are_read_as_numbers_and_rows_in_a_loop()
    {
        Tensor a = Tensor.From([[1f, 2f], [3f, 4.5f]]);

        float first = (float)a[0, 0];
        double last = (double)a[1, 1];
        int cut = (int)a[1, 1];
        long sum = (long)a[0].Sum();
        bool any = (bool)(a > 4).Any();
        var sums = new List<double>();
        foreach (Tensor row in a) sums.Add(row.Sum().Item());

        Assert.Equal((1f, 4.5, 4, 3L, true), (first, last, cut, sum, any));
        Assert.Equal([3, 7.5], sums);
        Assert.Throws<ShapeException>(() => (float)a);
    }

    [Fact]
    public void A_number_alone_is_a_tensor_and_beside_one_it_is_weak()
    {
        Tensor x = 2.5, n = 3, single = 1.5f, whole = 1L << 60, truth = true;
        Tensor a = Tensor.From([1f, 2f]), k = Tensor.From([1, 2]);

        Assert.Equal([DType.Float64, DType.Int32, DType.Float32, DType.Int64, DType.Bool], new[] { x, n, single, whole, truth }.Select(each => each.DType));
        Assert.Equal(1L << 60, whole.Item<long>());
        Assert.Equal(DType.Float32, (a * 2.5).DType);
        Assert.Equal(DType.Float32, (2.5 - a).DType);
        Assert.Equal(DType.Int32, (k * 3).DType);
        Assert.Equal(DType.Float32, Tensor.Maximum(a, 1.5).DType);
        Assert.Equal(DType.Float32, (1 / a).DType);
        Assert.Equal(DType.Float32, Tensor.Where(a > 1, a, 0.5).DType);
    }

    [Theory, OnEachDevice]
    public void Where_takes_two_numbers(string device)
    {
        Tensor mask = Tensor.From([true, false, true]).On(device);

        TensorAssert.Equal(Tensor.From([1L, 0, 1]), Tensor.Where(mask, 1, 0).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([1f, -0.5f, 1]), Tensor.Where(mask, 1, -0.5).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([false, true, false]), Tensor.Where(mask, false, true).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From([double.PositiveInfinity, 0, double.PositiveInfinity]).To(DType.Float32), Tensor.Where(mask, double.PositiveInfinity, 0).To(Device.Cpu));
    }

    [Fact]
    public void Everyday_expressions_are_written_as_elsewhere()
    {
        Tensor a = Tensor.From([[1f, 2f, 3f], [4f, 5f, 6f]]), b = Tensor.Ones(3, 2);

        TensorAssert.Equal([6, 6, 15, 15], a.MatMul(b));
        TensorAssert.Equal([6, 6, 15, 15], a.Dot(b));
        TensorAssert.Equal([5, 7, 9], a.Sum(0));
        TensorAssert.HasShape((2, 1), a.Mean(1, keepDims: true));
        TensorAssert.Equal([2, 2], a.ArgMax(1));
        TensorAssert.Equal([3, 6], a.Max(1));
        TensorAssert.Equal([1, 4, 9, 16, 25, 36], a.Pow(2));
        TensorAssert.Equal([1, 0, 1, 0, 1, 0], Tensor.Remainder(a, 2));
        TensorAssert.Equal([2, 2, 3, 4, 4, 4], a.Clip(2, 4));
        TensorAssert.Equal([2, 3], a[(a > 1) & (a < 4)]);
        TensorAssert.HasShape((2, 6), Tensor.Concat([a, a], axis: 1));
        TensorAssert.HasShape((2, 2, 3), Tensor.Stack([a, a]));
        TensorAssert.Equal([3, 6], a[.., ^1]);
        TensorAssert.Equal([4, 5, 6], a[new[] { 1 }]);
        TensorAssert.HasShape((2, 3, 1), a[TensorIndex.Ellipsis, TensorIndex.NewAxis]);
        Assert.True(Tensor.AllClose(a.T.T, a));
        var (rows, columns) = a.Shape;
        Assert.Equal((2, 3), (rows, columns));
        Assert.True(a.Shape == (2, 3));
        var (n, c, h, w) = Tensor.Zeros(1, 2, 3, 4).Shape;
        Assert.Equal(24, n * c * h * w);
        Assert.Throws<ShapeException>(() => { var (x, y, z) = a.Shape; });
    }
}
