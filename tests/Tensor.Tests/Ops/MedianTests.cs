namespace DeZeroNative.Tests;

public class MedianTests
{
    [DeviceTheory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Float64)]
    [OnEachDevice(DType.Int32)]
    public void The_middle_of_each_line_is_found(string device, DType dtype)
    {
        foreach (Shape shape in new Shape[] { (3, 4), (5, 1), (2, 7, 3) })
        {
            Tensor dense = Values.Random(shape, dtype, 2, -9, 9);
            foreach (LayoutCase x in Layouts.Of(dense.On(device)))
            {
                TensorAssert.Close([Middle([.. Values.Of(dense)])], x.Tensor.Median());
                for (int axis = 0; axis < shape.Rank; axis++)
                {
                    Tensor y = x.Tensor.Median(axis - shape.Rank), sorted = dense.Sort(axis).Values.SwapAxes(axis, -1).Clone();
                    double[] values = Values.Of(sorted);
                    int n = (int)shape[axis];

                    Tensor expected = Tensor.From([.. Enumerable.Range(0, values.Length / n).Select(i => Middle(values[(i * n)..((i + 1) * n)]))], sorted.Shape.With(shape.Rank - 1, 1));
                    TensorAssert.Close(expected.SwapAxes(axis, -1), x.Tensor.Median(axis, keepDims: true));
                    TensorAssert.HasShape(shape.Without(axis), y);
                    Assert.Equal(dtype == DType.Float64 ? dtype : DType.Float32, y.DType);
                }
            }
        }
    }

    [Theory, OnEachDevice]
    public void A_NaN_anywhere_makes_it_NaN(string device)
    {
        Tensor x = Tensor.From(new[,] { { 1f, float.NaN, 3 }, { 1, float.PositiveInfinity, 3 } }).On(device);

        TensorAssert.Equal([double.NaN, 3], x.Median(1));
        TensorAssert.Equal([double.NaN], x.Median());
    }

    [Fact]
    public void Of_one_number_it_is_that_number_and_of_nothing_there_is_none()
    {
        TensorAssert.Equal(Tensor.Scalar(2.5), Tensor.Scalar(2.5).Median());
        TensorAssert.HasShape((1, 1), Tensor.Ones((2, 3)).Median(keepDims: true));
        Assert.Throws<ShapeException>(() => Tensor.Zeros((2, 0)).Median(1));
        Assert.StartsWith("[median] axis 2", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Ones((2, 3)).Median(2)).Message, StringComparison.Ordinal);
    }

    private static double Middle(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
