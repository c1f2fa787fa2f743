namespace DeZeroNative.Tests;

public class TrilTests
{
    [Theory, OnEachDevice]
    public void Triangles_of_every_matrix_are_kept(string device)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Int64 })
        {
            Tensor dense = Values.Random((2, 3, 4), DType.Int32, low: 1, high: 9).To(dtype).On(device);
            double[] values = Values.Of(dense);
            foreach (LayoutCase x in Layouts.Of(dense))
            {
                for (int k = -4; k <= 5; k++)
                {
                    Tensor lower = x.Tensor.Tril(k), upper = x.Tensor.Triu(k);

                    Assert.Equal(dtype, lower.DType);
                    TensorAssert.Equal([.. values.Select((v, i) => i % 4 - i / 4 % 3 <= k ? v : 0)], lower);
                    TensorAssert.Equal([.. values.Select((v, i) => i % 4 - i / 4 % 3 >= k ? v : 0)], upper);
                }
            }
        }
    }

    [Fact]
    public void What_is_cut_off_is_zero_whatever_it_was()
    {
        TensorAssert.Equal([1, 0, 1, 1], Tensor.From(new[,] { { 1, double.NaN }, { 1, 1 } }).Tril());
        TensorAssert.Equal([1, 1, 0, 1], Tensor.From(new[,] { { 1, 1 }, { double.PositiveInfinity, 1 } }).Triu());
        TensorAssert.HasShape((0, 2), Tensor.Zeros((0, 2)).Tril());
    }

    [Fact]
    public void A_vector_has_no_triangle() =>
        Assert.Equal("[tril] at least two axes expected, got shape (3,)", Assert.Throws<ShapeException>(() => Tensor.Zeros(3).Tril()).Message);
}
