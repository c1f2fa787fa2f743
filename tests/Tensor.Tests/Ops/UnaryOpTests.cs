namespace DeZeroNative.Tests;

/// <summary>What every operation of one floating operand is held to; each operation's class gives its reference and error bounds.</summary>
public abstract class UnaryOpTests
{
    private const double SmallestNormalSingle = 1.17549435e-38, SmallestNormalDouble = 2.2250738585072014e-308;

    /// <summary>Where the random operands lie.</summary>
    protected virtual (double Low, double High) Domain => (-4, 4);

    /// <summary>Largest error on the CPU, in units in the last place.</summary>
    protected abstract double Ulps { get; }

    /// <summary>Largest error on an OpenCL device: the bound of the OpenCL specification.</summary>
    protected virtual double OpenCLUlps => Ulps;

    /// <summary>Whether integers stay integers.</summary>
    protected virtual bool KeepsIntegers => false;

    protected abstract Tensor Apply(Tensor x);

    protected abstract double Reference(double x);

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Elements_agree_with_the_reference_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values)
        {
            Tensor x = Random(length, dtype, seed: length);

            Tensor y = Apply(x.On(device));

            Assert.Equal(dtype, y.DType);
            Assert.Equal(device, y.Device.Name);
            Assert.Equal(x.Shape, y.Shape);
            Check(x, y);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Elements_agree_with_the_reference_in_every_layout(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { default, 1, (3, 4, 5), (2, 700), (600, 3), (1, 4, 1), (2, 0, 3) })
        {
            Tensor x = Random(shape, dtype, seed: 7);
            foreach (LayoutCase layout in Layouts.Of(x.On(device))) Check(x, Apply(layout.Tensor));
        }
        Tensor row = Tensor.Full((1, 300), 0.7, dtype);
        Tensor rows = row.BroadcastTo((40, 300)).Clone();
        foreach (LayoutCase layout in Layouts.Of(rows.On(device))) Check(rows, Apply(layout.Tensor));
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Extremes_agree_with_the_reference(string device, DType dtype)
    {
        double[] special = dtype == DType.Float32 ? [.. SpecialValues.Singles] : [.. SpecialValues.Doubles];
        // OpenCL devices may flush numbers below the smallest normal one to zero.
        double least = dtype == DType.Float32 ? SmallestNormalSingle : SmallestNormalDouble;
        if (device != "cpu") special = [.. special.Where(x => !IsTiny(x, least) && !IsTiny(Reference(x), least))];
        // Long enough that vector code sees each of them, and scalar tails too.
        foreach (int shift in new[] { 0, 1, 2, 5 })
        {
            double[] values = [.. Enumerable.Range(0, 3 * special.Length + shift).Select(i => special[(i + shift) % special.Length])];
            Tensor x = Values.From(values, values.Length, dtype);

            Check(x, Apply(x.On(device)));
        }
    }

    [Theory]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    public void Integers_are_taken_as_numbers(DType dtype)
    {
        Tensor x = Values.From([0, 1, -1, 3, 2], 5, dtype);

        Tensor y = Apply(x);

        Assert.Equal(KeepsIntegers ? dtype : DType.Float32, y.DType);
        Check(x, y.To(DType.Float32));
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Results_do_not_depend_on_the_number_of_threads(DType dtype)
    {
        Tensor x = Random((301, 333), dtype, seed: 5), transposed = x.T;
        Tensor[] results = [.. new[] { 1, 2, 4 }.SelectMany(threads =>
        {
            using var budget = new ThreadBudget(threads);
            return new[] { Apply(x), Apply(transposed).T };
        })];

        Check(x, results[0]);
        Assert.All(results.Where((_, i) => i % 2 == 0), y => TensorAssert.Equal(results[0], y));
        Assert.All(results.Where((_, i) => i % 2 == 1), y => TensorAssert.Equal(results[1], y));
    }

    [Fact]
    public void The_operand_is_left_as_it_was_and_all_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Random(5000, DType.Float32, seed: 9);
        double[] before = Values.Of(x);

        Apply(x).Dispose();

        TensorAssert.Equal(before, x);
    }

    protected Tensor Random(Shape shape, DType dtype, int seed) => Values.Random(shape, dtype, seed, Domain.Low, Domain.High);

    private void Check(Tensor x, Tensor y)
    {
        TensorAssert.HasShape(x.Shape, y);
        TensorAssert.WithinUlps([.. Values.Of(x).Select(Reference)], y, y.Device.IsCpu ? Ulps : OpenCLUlps);
    }

    private static bool IsTiny(double x, double least) => x != 0 && Math.Abs(x) < least;
}
