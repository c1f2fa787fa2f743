namespace DeZeroNative.Tests;

/// <summary>What every arithmetic operation of two operands is held to.</summary>
public abstract class BinaryOpTests
{
    private static readonly (Shape A, Shape B)[] s_broadcasts =
    [
        ((2, 3), (2, 3)), ((2, 3), 3), ((2, 3), (2, 1)), ((2, 1), (1, 3)), (default, (2, 3)), ((4, 1, 3), (5, 1)), ((1, 1, 1), (2, 3, 4)), (1, 5),
        ((0, 3), (1, 3)),
        ((2, 0), (2, 1)), ((3, 1, 700), (1, 2, 700)), ((3, 2, 1), (3, 2, 700)),
    ];

    /// <summary>Where the random operands lie.</summary>
    protected virtual (double Low, double High) Domain => (-4, 4);

    /// <summary>Largest error on the CPU, in units in the last place; 0 for the correctly rounded result.</summary>
    protected virtual double Ulps => 0;

    /// <summary>Largest error on an OpenCL device: the bound of the OpenCL specification.</summary>
    protected virtual double OpenCLUlps => Ulps;

    /// <summary>Whether integers give integers; else their result is float32.</summary>
    protected virtual bool KeepsIntegers => true;

    protected abstract string Name { get; }

    protected abstract Tensor Apply(Tensor a, Tensor b);

    protected abstract Tensor Apply(Tensor a, Scalar b);

    protected abstract Tensor Apply(Scalar a, Tensor b);

    protected abstract double Reference(double a, double b);

    protected virtual long Reference(long a, long b) => (long)Reference((double)a, b);

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int64)]
    [OnEachDevice(DType.Int32)]
    [OnEachDevice(DType.UInt8)]
    public void Elements_agree_with_the_reference_at_every_length(string device, DType dtype)
    {
        foreach (int length in Lengths.Values)
        {
            Tensor a = Random(length, dtype, seed: length), b = Random(length, dtype, seed: length + 1000);

            Check(a, b, Apply(a.On(device), b.On(device)), device);
        }
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Int32)]
    public void Shapes_broadcast(string device, DType dtype)
    {
        foreach ((Shape shapeA, Shape shapeB) in s_broadcasts)
        {
            Tensor a = Random(shapeA, dtype, seed: 1), b = Random(shapeB, dtype, seed: 2);

            Check(a, b, Apply(a.On(device), b.On(device)), device);
            Check(b, a, Apply(b.On(device), a.On(device)), device);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.UInt8)]
    public void Layouts_mix(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { (3, 4, 5), (2, 600) })
        {
            Tensor a = Random(shape, dtype, seed: 3), b = Random(shape.With(0, 1), dtype, seed: 4).BroadcastTo(shape).Clone();
            foreach (LayoutCase left in Layouts.Of(a.On(device)))
                foreach (LayoutCase right in Layouts.Of(b.On(device)))
                    Check(a, b, Apply(left.Tensor, right.Tensor), device);
        }
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    public void Extremes_agree_with_the_reference(string device, DType dtype)
    {
        double[] special = dtype == DType.Float32 ? [.. SpecialValues.Singles] : [.. SpecialValues.Doubles];
        double least = dtype == DType.Float32 ? 1.17549435e-38 : 2.2250738585072014e-308;
        (double A, double B)[] pairs = [.. from x in special from z in special where device == "cpu" || !IsTiny(x, z, least) select (x, z)];
        Tensor a = Values.From([.. pairs.Select(p => p.A)], pairs.Length, dtype), b = Values.From([.. pairs.Select(p => p.B)], pairs.Length, dtype);

        Check(a, b, Apply(a.On(device), b.On(device)), device);
    }

    [DeviceTheory]
    [OnEachDevice(DType.Float32, 2.5, DType.Float32)]
    [OnEachDevice(DType.Float64, 2.5, DType.Float64)]
    [OnEachDevice(DType.Int32, 2.5, DType.Float32)]
    [OnEachDevice(DType.Int64, 3, DType.Int64)]
    [OnEachDevice(DType.UInt8, 3, DType.UInt8)]
    [OnEachDevice(DType.Float32, 3, DType.Float32)]
    [OnEachDevice(DType.Bool, 3, DType.Int64)]
    [OnEachDevice(DType.Bool, 2.5, DType.Float32)]
    public void A_number_takes_the_type_of_the_tensor_beside_it(string device, DType dtype, object number, DType expected)
    {
        Scalar scalar = number is int integer ? (Scalar)integer : (double)number;
        if (!KeepsIntegers && !expected.IsFloat()) expected = DType.Float32;
        foreach (int length in new[] { 0, 1, 17, 1000 })
        {
            Tensor x = Random(length, dtype, seed: 8), other = Values.From([scalar.ToDouble()], default, expected);
            foreach (LayoutCase layout in Layouts.Of(x.On(device)))
            {
                Tensor right = Apply(layout.Tensor, scalar), left = Apply(scalar, layout.Tensor);

                Assert.Equal(expected, right.DType);
                Assert.Equal(expected, left.DType);
                Check(x.To(expected), other, right, device);
                Check(other, x.To(expected), left, device);
            }
        }
    }

    [Theory]
    [InlineData(DType.Bool, DType.UInt8, DType.UInt8)]
    [InlineData(DType.UInt8, DType.Int32, DType.Int32)]
    [InlineData(DType.Int64, DType.Int32, DType.Int64)]
    [InlineData(DType.Int64, DType.Float32, DType.Float32)]
    [InlineData(DType.Float32, DType.Float64, DType.Float64)]
    [InlineData(DType.Float64, DType.Bool, DType.Float64)]
    public void Types_are_promoted(DType left, DType right, DType expected)
    {
        if (!KeepsIntegers && !expected.IsFloat()) expected = DType.Float32;
        Tensor a = Random((2, 3), left, seed: 1), b = Random(3, right, seed: 2);

        Tensor y = Apply(a, b);

        Assert.Equal(expected, y.DType);
        Check(a.To(expected), b.To(expected), y, "cpu");
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Int32)]
    public void Results_do_not_depend_on_the_number_of_threads(DType dtype)
    {
        Tensor a = Random((301, 333), dtype, seed: 5), b = Random((301, 333), dtype, seed: 6).T.Clone().T;
        Tensor[] results = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            using var budget = new ThreadBudget(threads);
            return Apply(a, b);
        })];

        Check(a, b, results[0], "cpu");
        Assert.All(results, y => TensorAssert.Equal(results[0], y));
    }

    [Fact]
    public void Shapes_that_do_not_broadcast_are_named()
    {
        var error = Assert.Throws<ShapeException>(() => Apply(Tensor.Zeros((2, 3)), Tensor.Zeros((4, 3))));

        Assert.Equal($"[{Name}] shapes do not broadcast: (2, 3) and (4, 3)", error.Message);
    }

    [Theory, OnEachDevice]
    public void Operands_on_different_devices_are_named(string device)
    {
        if (device == "cpu") return;
        foreach (Shape shape in new Shape[] { 3, 1 })
        {
            var error = Assert.Throws<DeviceException>(() => Apply(Tensor.Zeros(3), Tensor.Zeros(shape).On(device)));

            Assert.Equal($"[{Name}] operands are on different devices: cpu and {device}", error.Message);
        }
    }

    [Fact]
    public void A_disposed_operand_is_refused()
    {
        Tensor gone = Tensor.Zeros(3);
        gone.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Apply(gone, Tensor.Zeros(3)));
        Assert.Throws<ObjectDisposedException>(() => Apply(Tensor.Zeros(3), gone));
        Assert.Throws<ObjectDisposedException>(() => Apply(gone, 1));
        Assert.Throws<ArgumentNullException>(() => Apply((Tensor)null!, gone));
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor a = Random((50, 100), DType.Int32, seed: 9), b = Random(100, DType.Float32, seed: 10);

        Apply(a, b).Dispose();
    }

    private Tensor Random(Shape shape, DType dtype, int seed)
    {
        if (dtype.IsFloat()) return Values.Random(shape, dtype, seed, Domain.Low, Domain.High);
        return dtype == DType.Bool ? Values.Random(shape, DType.Int32, seed, 0, 2).To(DType.Bool)
            : Values.Random(shape, dtype, seed, dtype == DType.UInt8 || Domain.Low >= 0 ? 0 : -9, 9);
    }

    private void Check(Tensor a, Tensor b, Tensor y, string device)
    {
        Shape shape = Shape.Broadcast(a.Shape, b.Shape, "test");
        TensorAssert.HasShape(shape, y);
        Assert.Equal(device, y.Device.Name);
        double[] left = Repeat(a, shape), right = Repeat(b, shape);
        double[] expected = [.. left.Zip(right, (l, r) => y.DType switch
        {
            DType.Float32 or DType.Float64 => Reference(l, r),
            DType.UInt8 => (byte)Reference((long)l, (long)r),
            DType.Int32 => (int)Reference((long)l, (long)r),
            _ => Reference((long)l, (long)r),
        })];
        double ulps = y.Device.IsCpu ? Ulps : OpenCLUlps;
        if (ulps > 0) TensorAssert.WithinUlps(expected, y, ulps);
        else if (y.DType != DType.Float32) TensorAssert.Equal(expected, y);
        else TensorAssert.Equal([.. expected.Select(e => (double)(float)e)], y);
    }

    // Independent of the library's own broadcasting.
    private static double[] Repeat(Tensor x, Shape shape)
    {
        double[] values = Values.Of(x), result = new double[shape.Size];
        for (long i = 0; i < result.Length; i++)
        {
            long rest = i, position = 0, stride = 1;
            for (int axis = 1; axis <= shape.Rank; axis++)
            {
                (rest, long index) = Math.DivRem(rest, shape[shape.Rank - axis]);
                if (axis > x.Rank) continue;
                long size = x.Shape[x.Rank - axis];
                position += (size == 1 ? 0 : index) * stride;
                stride *= size;
            }
            result[i] = values[position];
        }
        return result;
    }

    private bool IsTiny(double x, double z, double least)
    {
        double y = Reference(x, z);
        return new[] { x, z, y }.Any(v => v != 0 && Math.Abs(v) < least);
    }
}
