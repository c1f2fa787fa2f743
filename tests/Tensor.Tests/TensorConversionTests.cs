namespace DeZeroNative.Tests;

public class TensorConversionTests
{
    private static readonly double[] s_values = [0, 1, -1, 2.9, -2.9, 255, 256, 300, 1e10, -1e10, 1e20, -1e20, double.NaN, double.PositiveInfinity,
        double.NegativeInfinity];

    public static TheoryData<string, DType, DType> Pairs
    {
        get
        {
            var data = new TheoryData<string, DType, DType>();
            foreach (string device in Devices.Names)
                foreach (DType from in Enum.GetValues<DType>())
                    foreach (DType to in Enum.GetValues<DType>().Where(to => to != from))
                        data.Add(device, from, to);
            return data;
        }
    }

    [DeviceTheory, MemberData(nameof(Pairs))]
    public void Elements_are_cut_towards_zero_and_held_in_range(string device, DType from, DType to)
    {
        double[] values = from.IsFloat() ? s_values : from switch
        {
            DType.Bool => [0, 1],
            DType.UInt8 => [0, 1, 200, 255],
            DType.Int32 => [0, 1, -1, 255, 256, int.MinValue, 1 << 24],
            _ => [0, 1, -1, 255, 256, 1L << 40, -(1L << 40)],
        };
        Tensor x = Values.From([.. values, .. values, .. values], (3, values.Length), from);
        double[] expected = [.. Values.Of(x).Select(v => Converted(v, to))];
        foreach (LayoutCase layout in Layouts.Of(x.On(device)))
        {
            Tensor y = layout.Tensor.To(to);

            Assert.Equal(to, y.DType);
            TensorAssert.Equal(expected, y);
        }
    }

    [Theory]
    [InlineData(DType.Int64, DType.Int32, long.MaxValue, int.MaxValue)]
    [InlineData(DType.Int64, DType.UInt8, -5L, 0)]
    [InlineData(DType.Int64, DType.Int32, long.MinValue, int.MinValue)]
    [InlineData(DType.Int64, DType.Bool, 256L, 1)]
    public void Large_integers_are_held_in_range(DType from, DType to, long value, long expected)
    {
        Tensor x = Tensor.From([value]);
        Assert.Equal(from, x.DType);

        Assert.Equal(expected, x.To(to).Item<long>());
    }

    [Fact]
    public void The_same_type_gives_the_tensor_itself()
    {
        Tensor x = Tensor.Ones(3), strided = Tensor.Ones((2, 3)).T;

        Assert.Same(x, x.To(DType.Float32));
        Assert.Same(x, x.Contiguous());
        Assert.NotSame(strided, strided.Contiguous());
        Assert.True(strided.Contiguous().IsContiguous);
        Assert.NotSame(x.Storage, x.Clone().Storage);
    }

    [Theory, OnEachDevice]
    public void CopyFrom_broadcasts_and_converts_into_any_layout(string device)
    {
        Tensor row = Tensor.From([1L, 2, 3]).On(device);
        foreach (LayoutCase layout in Layouts.Of(Tensor.From(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).On(device)).ToArray())
        {
            layout.Tensor.CopyFrom(row);
            TensorAssert.Equal([1, 2, 3, 1, 2, 3], layout.Tensor);

            layout.Tensor.Fill(-2);
            TensorAssert.Equal([-2, -2, -2, -2, -2, -2], layout.Tensor);
        }
    }

    [Fact]
    public void Filling_a_view_leaves_the_rest_alone()
    {
        Tensor x = Tensor.Zeros((4, 5));

        x.View(Layout.Strided((2, 2), [10, 2]), 1).Fill(1);

        TensorAssert.Equal([0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0], x);
    }

    [Theory, OnEachDevice]
    public void Copying_between_overlapping_views_reads_before_it_writes(string device)
    {
        foreach (int length in new[] { 6, 200_000 })
        {
            Tensor x = Tensor.Arange(length).On(device);
            Tensor head = x.View(Layout.Contiguous(length - 1), 0), tail = x.View(Layout.Contiguous(length - 1), 1),
                reversed = x.View(Layout.Strided(length, [-1]), length - 1);

            tail.CopyFrom(head);
            TensorAssert.Equal([0, .. Enumerable.Range(0, length - 1).Select(i => (double)i)], x);

            x.CopyFrom(reversed);
            TensorAssert.Equal([.. Enumerable.Range(0, length - 1).Reverse().Select(i => (double)i), 0], x);
        }
    }

    [Fact]
    public void What_does_not_broadcast_is_refused()
    {
        Assert.Equal("[copy_from] shape (2, 3) does not broadcast to (3,)",
            Assert.Throws<ShapeException>(() => Tensor.Zeros(3).CopyFrom(Tensor.Zeros((2, 3)))).Message);
        Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 3)).CopyFrom(Tensor.Zeros(2)));
    }

    private static double Converted(double value, DType to) => to switch
    {
        DType.Float64 => value,
        DType.Float32 => (float)value,
        DType.Bool => value != 0 ? 1 : 0,
        DType.UInt8 => double.IsNaN(value) ? 0 : Math.Clamp(Math.Truncate(value), 0, 255),
        DType.Int32 => double.IsNaN(value) ? 0 : Math.Clamp(Math.Truncate(value), int.MinValue, int.MaxValue),
        _ => double.IsNaN(value) ? 0 : Math.Clamp(Math.Truncate(value), long.MinValue, long.MaxValue),
    } + 0.0;
}
