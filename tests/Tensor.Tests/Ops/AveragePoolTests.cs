using DeZeroNative.Backends;

namespace DeZeroNative.Tests;

public class AveragePoolTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Means_agree_with_the_definition(string device, DType dtype)
    {
        double rtol = dtype == DType.Float32 ? 2e-6 : 1e-14;
        foreach ((Shape shape, PoolWindows windows) in NaivePooling.Cases())
        {
            Tensor x = Values.Random(shape, dtype, seed: 3);
            double[] expected = NaivePooling.PerWindow(x, windows, (cells, count) => cells.Sum(c => c.Element) / count);

            Tensor y = Tensor.AveragePool(x.On(device), windows);

            Assert.Equal(dtype, y.DType);
            TensorAssert.HasShape(windows.Pooled(shape), y);
            TensorAssert.Close(expected, y, rtol, rtol);
        }
    }

    // <A x, gy> = <x, A* gy> for every x and gy is what an adjoint is.
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Spreading_is_the_adjoint_of_the_mean(string device, DType dtype)
    {
        double tolerance = dtype == DType.Float32 ? 1e-5 : 1e-13;
        foreach ((Shape shape, PoolWindows windows) in NaivePooling.Cases())
        {
            if (windows is { CountPad: false, Rows.Pad: 2, Rows.Kernel: 1 }) continue;
            Tensor x = Values.Random(shape, dtype, seed: 4), gy = Values.Random(windows.Pooled(shape), dtype, seed: 5);
            double[] y = NaivePooling.PerWindow(x, windows, (cells, count) => cells.Sum(c => c.Element) / count);
            double forward = y.Zip(Values.Of(gy), (a, b) => a * b).Sum();

            Tensor gx = Tensor.AveragePoolSpread(gy.On(device), windows);

            TensorAssert.HasShape(shape, gx);
            Assert.Equal(forward, Values.Of(x).Zip(Values.Of(gx), (a, b) => a * b).Sum(), tolerance * (1 + Math.Abs(forward)) * 10);
        }
    }

    [Theory, OnEachDevice]
    public void A_window_of_padding_alone_is_0_where_padding_counts_and_else_nothing_to_divide(string device)
    {
        Tensor x = Tensor.Ones((1, 1)).On(device);

        TensorAssert.Equal([0, 0, 0, 0, 1, 0, 0, 0, 0], Tensor.AveragePool(x, PoolWindows.Stepping((1, 1), 1, 1, 1, false, countPad: true, "test")));
        double n = double.NaN;
        TensorAssert.Equal([n, n, n, n, 1, n, n, n, n], Tensor.AveragePool(x, PoolWindows.Stepping((1, 1), 1, 1, 1, false, countPad: false, "test")));
    }

    [Theory, OnEachDevice]
    public void NaN_and_infinities_spoil_their_own_windows_only(string device)
    {
        Tensor x = Tensor.From(new float[,] { { 1, float.NaN, 2, 4, float.PositiveInfinity, 1 } }).On(device);

        Tensor y = Tensor.AveragePool(x, PoolWindows.Stepping((1, 6), (1, 2), (1, 2), 0, false, true, "test"));
        TensorAssert.Equal([double.NaN, 3, double.PositiveInfinity], y);
    }

    [Fact]
    public void An_empty_batch_gives_an_empty_result()
    {
        PoolWindows windows = PoolWindows.Stepping((0, 3, 4, 4), 2, 2, 0, false, true, "test");
        TensorAssert.HasShape((0, 3, 2, 2), Tensor.AveragePool(Tensor.Zeros((0, 3, 4, 4)), windows));
        TensorAssert.HasShape((0, 3, 4, 4), Tensor.AveragePoolSpread(Tensor.Zeros((0, 3, 2, 2)), windows));
    }

    [Fact]
    public void Results_do_not_depend_on_the_number_of_threads()
    {
        Tensor x = Values.Random((20, 5, 30, 30));
        PoolWindows windows = PoolWindows.Stepping(x.Shape, 3, 2, 1, false, true, "test");
        Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            return Tensor.AveragePoolSpread(Tensor.AveragePool(x, windows), windows);
        })];

        Assert.All(results, gx => TensorAssert.Equal(results[0], gx));
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Values.Random((40, 60, 30)), strided = x.T;
        PoolWindows windows = PoolWindows.Stepping(strided.Shape, 2, 2, 0, false, true, "test");

        Tensor y = Tensor.AveragePool(strided, windows);
        Tensor.AveragePoolSpread(y, windows).Dispose();
        y.Dispose();
    }
}
