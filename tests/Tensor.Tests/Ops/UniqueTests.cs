namespace DeZeroNative.Tests;

public class UniqueTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int64)]
    [OnEachDevice(DType.UInt8)]
    public void Different_elements_are_found_and_counted(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { 1, 7, (3, 4), (40, 50), default })
        {
            Tensor dense = Values.Random(shape, DType.Int32, 5, 0, 9).To(dtype);
            double[] values = Values.Of(dense), different = [.. values.Distinct().Order()];
            foreach (LayoutCase x in Layouts.Of(dense.On(device)))
            {
                (Tensor y, Tensor inverse, Tensor counts) = x.Tensor.UniqueAll();

                Assert.Equal((dtype, DType.Int64, DType.Int64), (y.DType, inverse.DType, counts.DType));
                TensorAssert.Equal(different, y);
                TensorAssert.Equal(different, x.Tensor.Unique());
                TensorAssert.HasShape(shape, inverse);
                TensorAssert.Equal([.. values.Select(v => (double)Array.IndexOf(different, v))], inverse);
                TensorAssert.Equal([.. different.Select(d => (double)values.Count(v => v == d))], counts);
            }
        }
    }

    [Theory, OnEachDevice]
    public void Every_NaN_is_one_and_so_are_the_zeros(string device)
    {
        Tensor x = Tensor.From([float.NaN, 0, float.PositiveInfinity, -0f, float.NaN, float.NaN]).On(device);

        (Tensor y, Tensor inverse, Tensor counts) = x.UniqueAll();

        TensorAssert.Equal([0, double.PositiveInfinity, double.NaN], y);
        TensorAssert.Equal([2, 0, 1, 0, 2, 2], inverse);
        TensorAssert.Equal([2, 1, 3], counts);
        TensorAssert.Equal([double.NaN], Tensor.Full(4, double.NaN).On(device).Unique());
    }

    [Theory, OnEachDevice]
    public void Of_nothing_there_is_nothing(string device)
    {
        (Tensor y, Tensor inverse, Tensor counts) = Tensor.Zeros((2, 0)).On(device).UniqueAll();

        TensorAssert.HasShape(0, y);
        TensorAssert.HasShape((2, 0), inverse);
        TensorAssert.HasShape(0, counts);
    }

    [Fact]
    public void All_memory_comes_back()
    {
        using var leak = new PoolLeakCheck();
        using Tensor x = Tensor.Arange(5000);

        (Tensor y, Tensor inverse, Tensor counts) = x.UniqueAll();
        x.Unique().Dispose();
        y.Dispose();
        inverse.Dispose();
        counts.Dispose();
    }
}
