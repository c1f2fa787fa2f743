using DeZeroNative.Backends.Cpu;

namespace DeZeroNative.Tests;

/// <summary>Copies of strided views by the C kernels against the managed loop over rows.</summary>
public unsafe class CopyPlanesTests
{
    public static TheoryData<DType> Types => [DType.Bool, DType.UInt8, DType.Int32, DType.Int64, DType.Float32, DType.Float64];

    [Theory, MemberData(nameof(Types))]
    public void Every_order_of_axes_is_read_and_written(DType dtype)
    {
        Tensor x = Numbers((5, 3, 18, 7), dtype);
        foreach (int[] order in Orders(4))
        {
            AssertCopies(x.Transpose(order), Tensor.Zeros(x.Transpose(order).Shape, dtype));
            AssertCopies(Numbers(x.Transpose(order).Shape, dtype), Tensor.ZerosLike(x).Transpose(order));
        }
    }

    [Theory, MemberData(nameof(Types))]
    public void Planes_of_every_size_are_transposed(DType dtype)
    {
        foreach (int rows in (int[])[1, 2, 3, 4, 5, 8, 17, 64, 130])
            foreach (int columns in (int[])[1, 2, 3, 4, 7, 16, 33, 129, 1000])
                AssertCopies(Numbers((2, rows, columns), dtype).Transpose(0, 2, 1), Tensor.Zeros((2, columns, rows), dtype));
        AssertCopies(Numbers((300, 1100), dtype).T, Tensor.Zeros((1100, 300), dtype));
        AssertCopies(Numbers((3, 70_000), dtype).T, Tensor.Zeros((70_000, 3), dtype));
        AssertCopies(Numbers((70_000, 3), dtype).T, Tensor.Zeros((3, 70_000), dtype));
    }

    [Theory, MemberData(nameof(Types))]
    public void Slices_with_steps_and_broadcasts_are_read_and_written(DType dtype)
    {
        Tensor x = Numbers((9, 40, 50), dtype);
        foreach (int step in (int[])[1, 2, 3, 4, 5, 7, -1, -2, -3])
        {
            foreach (int axis in (int[])[0, 1, 2])
            {
                TensorIndex[] index = [.. Enumerable.Range(0, 3).Select(k => (TensorIndex)(k == axis ? new Slice(null, null, step) : new Slice(null, null)))];
                Tensor view = x[index];
                AssertCopies(view, Tensor.Zeros(view.Shape, dtype));
                AssertCopies(view.Transpose(2, 1, 0), Tensor.Zeros(view.Transpose(2, 1, 0).Shape, dtype));
                AssertCopies(Numbers(view.Shape, dtype), Tensor.ZerosLike(x)[index]);
            }
        }
        AssertCopies(x[new Slice(0, 1)].BroadcastTo((9, 40, 50)), Tensor.ZerosLike(x));
        AssertCopies(x[0, 0].BroadcastTo((9, 40, 50)), Tensor.ZerosLike(x));
        AssertCopies(x[0, new Slice(0, 40), new Slice(0, 1)].BroadcastTo((9, 40, 50)), Tensor.ZerosLike(x));
        AssertCopies(x[0, 0, 0].BroadcastTo((300, 400)), Tensor.Zeros((300, 400), dtype));
        AssertCopies(x[0, 0, 0].BroadcastTo((300, 400)), Tensor.Zeros((400, 300), dtype).T);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Copies_are_the_same_on_any_number_of_threads(int threads)
    {
        using var budget = new ThreadBudget(threads);
        foreach (Shape shape in (Shape[])[(700, 900), (200_000, 2), (2, 200_000)])
            AssertCopies(Numbers(shape, DType.Float32).T, Tensor.Zeros((shape[1], shape[0])));
        AssertCopies(Numbers((40, 3, 60, 70), DType.UInt8).Transpose(0, 2, 3, 1), Tensor.Zeros((40, 60, 70, 3), DType.UInt8));
        AssertCopies(Numbers((40, 90, 8, 16), DType.Float64).Transpose(0, 2, 1, 3), Tensor.Zeros((40, 8, 90, 16), DType.Float64));
    }

    [Fact]
    public void Concat_writes_beside_what_is_there()
    {
        Tensor a = Numbers((30, 5, 40), DType.Float32), b = Numbers((30, 7, 40), DType.Float32), c = Tensor.Concat([a, b], axis: 1);
        TensorAssert.Equal(a, c[new Slice(0, 30), new Slice(0, 5)]);
        TensorAssert.Equal(b, c[new Slice(0, 30), new Slice(5, 12)]);
    }

    private static Tensor Numbers(Shape shape, DType dtype) =>
        Tensor.From([.. Enumerable.Range(0, (int)shape.Size).Select(i => (double)(i * 7 % (dtype is DType.Bool ? 3 : 251)))]).To(dtype).Reshape(shape);

    private static IEnumerable<int[]> Orders(int rank) =>
        rank == 0 ? [[]] : Orders(rank - 1).SelectMany(order => Enumerable.Range(0, rank).Select(at => (int[])[.. order[..at], rank - 1, .. order[at..]]));

    /// <summary>Copies x to y, and the same by rows.</summary>
    private static void AssertCopies(Tensor x, Tensor y)
    {
        Tensor whole = Tensor.Zeros(y.Shape, y.DType);
        switch (x.DType.Size())
        {
            case 1: ByRows<byte>(x, whole); break;
            case 4: ByRows<int>(x, whole); break;
            default: ByRows<long>(x, whole); break;
        }

        y.Backend.Copy(x, y);

        TensorAssert.Equal(whole, y);
    }

    private static void ByRows<T>(Tensor x, Tensor y) where T : unmanaged
    {
        fixed (T* px = &x.Origin<T>(), py = &y.Origin<T>()) RowRunner.Run(new StridedLoop(y.Shape, y.Layout, x.Layout), new CopyRow<T>(px, py));
    }
}
