using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

public class MaxPoolTests
{
    private static PoolWindows Halves(Shape shape) => PoolWindows.Stepping(shape, 2, 2, 0, ceil: false, countPad: false, "test");

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Elements_and_positions_agree_with_the_definition(string device, DType dtype)
    {
        foreach ((Shape shape, PoolWindows windows) in NaivePooling.Cases())
        {
            // Few different numbers, so that there are ties.
            Tensor x = Values.Random(shape, DType.Int64, seed: 3, low: -3, high: 3).To(dtype);
            double[] best = NaivePooling.PerWindow(x, windows, (cells, _) => cells.Count == 0 ? double.NegativeInfinity : cells.Max(c => c.Element));
            double[] first = NaivePooling.PerWindow(x, windows, (cells, _) => cells.Count == 0 ? -1 : cells.MaxBy(c => c.Element).At);

            (Tensor y, Tensor? index) = Tensor.MaxPool(x.On(device), windows, track: true);

            Assert.Equal(dtype, y.DType);
            TensorAssert.HasShape(windows.Pooled(shape), y);
            TensorAssert.Close(best, y, rtol: 0, atol: 0);
            TensorAssert.Equal(first, index!);
            TensorAssert.Equal(y, Tensor.MaxPool(x.On(device), windows, track: false).Y);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Scatter_adds_and_gather_picks_what_the_positions_say(string device, DType dtype)
    {
        foreach ((Shape shape, PoolWindows windows) in NaivePooling.Cases())
        {
            Tensor x = Values.Random(shape, dtype, seed: 4);
            (Tensor y, Tensor? index) = Tensor.MaxPool(x.On(device), windows, track: true);
            Tensor gy = Values.Random(y.Shape, DType.Int64, seed: 5, low: -9, high: 9).To(dtype), v = Values.Random(shape, dtype, seed: 6);
            double[] gys = Values.Of(gy), vs = Values.Of(v), scattered = new double[vs.Length], gathered = new double[gys.Length];
            long[] positions = index!.To(Device.Cpu).ToArray<long>();
            long plane = shape[^1] * shape[^2], perPlane = y.Shape[^1] * y.Shape[^2];
            for (long i = 0; i < gys.Length; i++)
            {
                if (positions[i] < 0) continue;
                long at = i / perPlane * plane + positions[i];
                scattered[at] += gys[i];
                gathered[i] = vs[at];
            }

            TensorAssert.Close(scattered, Tensor.MaxPoolScatter(gy.On(device), index, windows), rtol: 0, atol: 0);
            TensorAssert.Close(gathered, Tensor.MaxPoolGather(v.On(device), index, windows), rtol: 0, atol: 0);
        }
    }

    // Narrow and wide images, because neighbouring windows go together where there are enough of them.
    [Theory]
    [OnEachDevice(1)]
    [OnEachDevice(5)]
    public void NaN_wins_over_infinity_and_the_first_of_two_is_named(string device, int times)
    {
        float nan = float.NaN, inf = float.PositiveInfinity;
        Tensor x = Tensor.From(new float[,] { { 1, nan, inf, 5, -inf, -inf }, { nan, inf, 2, nan, -inf, -inf } });
        x = Tensor.Concat([.. Enumerable.Repeat(x, times)], 1).On(device);
        long width = 6 * times;

        (Tensor y, Tensor? index) = Tensor.MaxPool(x, Halves(x.Shape), track: true);

        TensorAssert.Equal([.. Enumerable.Repeat(new double[] { nan, nan, -inf }, times).SelectMany(v => v)], y);
        TensorAssert.Equal([.. Enumerable.Range(0, times).SelectMany(i => new double[] { 6 * i + 1, width + 6 * i + 3, 6 * i + 4 })], index!);
        TensorAssert.Equal(y, Tensor.MaxPool(x, Halves(x.Shape), track: false).Y);
    }

    [Theory, OnEachDevice]
    public void Any_layout_of_the_images_will_do(string device)
    {
        Tensor x = Values.Random((2, 3, 4, 6), seed: 8);
        Tensor expected = Tensor.MaxPool(x, Halves(x.Shape), track: false).Y;

        foreach (LayoutCase layout in Layouts.Of(x.On(device)))
            TensorAssert.Equal(expected, Tensor.MaxPool(layout.Tensor, Halves(x.Shape), track: false).Y);
    }

    [Theory, OnEachDevice]
    public void An_empty_batch_gives_an_empty_result_and_images_without_cells_their_padding(string device)
    {
        Tensor none = Tensor.Zeros((0, 3, 4, 4)).On(device), flat = Tensor.Zeros((2, 0, 1)).On(device);

        (Tensor y, Tensor? index) = Tensor.MaxPool(none, Halves(none.Shape), track: true);
        TensorAssert.HasShape((0, 3, 2, 2), y);
        TensorAssert.HasShape((0, 3, 4, 4), Tensor.MaxPoolScatter(y, index!, Halves(none.Shape)));

        PoolWindows padded = PoolWindows.Stepping(flat.Shape, 2, 1, 1, ceil: false, countPad: false, "test");
        (y, index) = Tensor.MaxPool(flat, padded, track: true);
        TensorAssert.Equal(Tensor.Full((2, 1, 2), double.NegativeInfinity), y);
        TensorAssert.HasShape((2, 0, 1), Tensor.MaxPoolScatter(y, index!, padded));
    }

    [Fact]
    public void Integers_become_single_precision() =>
        TensorAssert.Equal(Tensor.From(new[,] { { 4f } }), Tensor.MaxPool(Tensor.From(new[,] { { 1, 4 }, { 3, 2 } }), Halves((2, 2)), track: false).Y);

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        Tensor x = Values.Random((20, 5, 30, 30));
        PoolWindows windows = PoolWindows.Stepping(x.Shape, 3, 1, 1, ceil: false, countPad: false, "test");
        Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            (Tensor y, Tensor? index) = Tensor.MaxPool(x, windows, track: true);
            return Tensor.MaxPoolScatter(y, index!, windows);
        })];

        Assert.All(results, gx => TensorAssert.Equal(results[0], gx));
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Values.Random((40, 60, 30)), strided = x.T;
        PoolWindows windows = Halves(strided.Shape);

        (Tensor y, Tensor? index) = Tensor.MaxPool(strided, windows, track: true);
        Tensor.MaxPoolScatter(y, index!, windows).Dispose();
        Tensor.MaxPoolGather(strided, index!, windows).Dispose();
        y.Dispose();
        index!.Dispose();
    }
}
