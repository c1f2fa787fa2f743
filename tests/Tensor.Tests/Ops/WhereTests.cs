namespace DeZeroNative.Tests;

public class WhereTests
{
    [Theory, OnEachDevice]
    public void Each_element_comes_from_the_side_its_condition_names(string device)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Int64, DType.Int32, DType.UInt8, DType.Bool })
        {
            Tensor condition = Values.Random((3, 70), DType.Int32, seed: 1, low: 0, high: 2).To(DType.Bool);
            Tensor a = Values.Random((3, 70), DType.Int32, seed: 2, low: 0, high: 9).To(dtype),
                b = Values.Random((3, 70), DType.Int32, seed: 3, low: 0, high: 9).To(dtype);
            double[] c = Values.Of(condition), x = Values.Of(a), z = Values.Of(b);
            double[] expected = [.. c.Select((t, i) => t != 0 ? x[i] : z[i])];
            foreach (LayoutCase first in Layouts.Of(condition.On(device)))
            {
                foreach (LayoutCase second in Layouts.Of(a.On(device)))
                {
                    Tensor y = Tensor.Where(first.Tensor, second.Tensor, b.On(device));

                    Assert.Equal(dtype, y.DType);
                    TensorAssert.Equal(expected, y);
                }
            }
        }
    }

    [Theory, OnEachDevice]
    public void All_three_broadcast_and_numbers_stand_on_either_side(string device)
    {
        Tensor condition = Tensor.From([true, false, true]).On(device), column = Tensor.From(new float[,] { { 1 }, { 2 } }).On(device);

        TensorAssert.Equal([1, -5, 1, 2, -5, 2], Tensor.Where(condition, column, -5));
        TensorAssert.Equal([-5, 1, -5, -5, 2, -5], Tensor.Where(condition, -5.0, column));
        TensorAssert.HasShape((2, 3), Tensor.Where(condition, column, column));
    }

    [Fact]
    public void A_condition_that_is_a_number_is_true_where_it_is_not_zero()
    {
        Tensor condition = Tensor.From([0f, -0f, float.NaN, 0.5f]);

        TensorAssert.Equal([2, 2, 1, 1], Tensor.Where(condition, Tensor.Ones(4), 2));
    }

    [Fact]
    public void Types_are_promoted() => Assert.Equal(DType.Float64, Tensor.Where(Tensor.From([true]), Tensor.From([1]), Tensor.From([1.0])).DType);

    [Fact]
    public void NaN_on_the_side_not_taken_does_no_harm() =>
        TensorAssert.Equal([1, 1], Tensor.Where(Tensor.From([true, true]), Tensor.Ones(2), Tensor.Full(2, double.NaN)));

    [Fact]
    public void Shapes_that_do_not_broadcast_are_named()
    {
        var error = Assert.Throws<ShapeException>(() => Tensor.Where(Tensor.From([true, false]), Tensor.Ones((2, 3)), Tensor.Ones(3)));

        Assert.Equal("[where] shapes do not broadcast: (2,) and (2, 3)", error.Message);
    }
}
