namespace DeZeroNative.Tests;

public class SearchSortedTests
{
    [Theory, OnEachDevice]
    public void Places_are_before_or_behind_equal_elements(string device)
    {
        Tensor x = Tensor.From([1f, 2, 2, 4]).On(device), v = Tensor.From(new[,] { { 0f, 1, 2 }, { 3, 4, 5 } }).On(device);

        TensorAssert.Equal(Tensor.From(new long[,] { { 0, 0, 1 }, { 3, 3, 4 } }), x.SearchSorted(v).To(Device.Cpu));
        TensorAssert.Equal(Tensor.From(new long[,] { { 0, 1, 3 }, { 3, 4, 4 } }), x.SearchSorted(v, right: true).To(Device.Cpu));
        TensorAssert.Equal([0, 1, 3], x[^1..].SearchSorted(Tensor.From([4f, 5, 1]).On(device)) + Tensor.From([0L, 0, 3]).On(device));
    }

    [Theory]
    [OnEachDevice(DType.Float32)]
    [OnEachDevice(DType.Int32)]
    [OnEachDevice(DType.UInt8)]
    public void Every_length_agrees_with_counting(string device, DType dtype)
    {
        foreach (int length in Lengths.Values)
        {
            Tensor x = Values.Random(length, DType.Int32, length, 0, 100).To(dtype).Sort().Values, v = Values.Random((50, 3), DType.Int32, 2, 0, 110).To(dtype);
            double[] numbers = Values.Of(x), wanted = Values.Of(v);

            TensorAssert.Equal([.. wanted.Select(w => (double)numbers.Count(n => n < w))], x.On(device).SearchSorted(v.On(device)));
            TensorAssert.Equal([.. wanted.Select(w => (double)numbers.Count(n => n <= w))], x.On(device).SearchSorted(v.On(device), right: true));
        }
    }

    [Theory, OnEachDevice]
    public void NaN_is_beyond_every_number(string device)
    {
        Tensor x = Tensor.From([1f, float.PositiveInfinity, float.NaN, float.NaN]).On(device), v = Tensor.From([float.NaN, float.PositiveInfinity]).On(device);

        TensorAssert.Equal([2, 1], x.SearchSorted(v));
        TensorAssert.Equal([4, 2], x.SearchSorted(v, right: true));
    }

    [Fact]
    public void Types_are_promoted_layouts_do_not_matter_and_more_axes_are_refused()
    {
        Tensor x = Tensor.From([1, 3, 5]);

        TensorAssert.Equal([2], x.SearchSorted(Tensor.From([3.5])));
        foreach (LayoutCase layout in Layouts.Of(x)) TensorAssert.Equal([1, 2], layout.Tensor.SearchSorted(Tensor.From([4, 2]).Reshape((2, 1)).T[.., new Slice(null, null, -1)]));
        Assert.Equal("[search_sorted] a tensor of one axis expected, got (1, 3)", Assert.Throws<ShapeException>(() => x.Reshape((1, 3)).SearchSorted(x)).Message);
    }
}
