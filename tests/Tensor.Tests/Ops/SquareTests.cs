namespace DeZeroNative.Tests;

public class SquareTests
{
    [Theory, OnEachDevice]
    public void Every_element_is_multiplied_by_itself(string device)
    {
        foreach (LayoutCase x in Layouts.Of(Tensor.From(new[,] { { -3f, 0.5f }, { 1e30f, float.NaN } }).On(device)))
            TensorAssert.Equal([9, 0.25, double.PositiveInfinity, double.NaN], x.Tensor.Square());
    }

    [Fact]
    public void Whole_numbers_stay_whole() => TensorAssert.Equal(Tensor.From([9, 16]), Tensor.From([-3, 4]).Square());
}
