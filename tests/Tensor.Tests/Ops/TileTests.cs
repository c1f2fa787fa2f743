namespace DeZeroNative.Tests;

public class TileTests
{
    [Theory, OnEachDevice]
    public void Copies_stand_side_by_side_along_every_axis(string device)
    {
        Tensor dense = Values.Random((2, 3, 2)).On(device);
        double[] values = Values.Of(dense);
        foreach (LayoutCase x in Layouts.Of(dense))
        {
            Tensor y = x.Tensor.Tile(3, 1, 2);

            TensorAssert.HasShape((6, 3, 4), y);
            var expected = new double[72];
            for (int i = 0; i < 6; i++)
                for (int j = 0; j < 3; j++)
                    for (int k = 0; k < 4; k++) expected[i * 12 + j * 4 + k] = values[i % 2 * 6 + j * 2 + k % 2];
            TensorAssert.Equal(expected, y);
        }
    }

    [Fact]
    public void Counts_are_of_the_last_axes_and_may_be_more_than_axes()
    {
        Tensor x = Tensor.Arange(2);

        TensorAssert.Equal(Tensor.From(new float[,] { { 0, 1, 0, 1 }, { 0, 1, 0, 1 }, { 0, 1, 0, 1 } }), x.Tile(3, 2));
        TensorAssert.Equal([0, 1, 0, 1, 2, 3, 2, 3], Tensor.Arange(4).Reshape((2, 2)).Tile(2));
        TensorAssert.HasShape((4, 0), Tensor.Ones((2, 3)).Tile(2, 0));
        TensorAssert.HasShape(new Shape(2, 2, 2, 2, 2, 2, 2, 2), Tensor.Ones([1, 1, 1, 1, 1, 1, 1, 1]).Tile(2, 2, 2, 2, 2, 2, 2, 2));
        TensorAssert.HasShape(2, Tensor.Scalar(1f).Tile(2));
    }

    [Fact]
    public void The_result_is_a_copy_even_where_nothing_repeats()
    {
        Tensor x = Tensor.Arange(3);

        x.Tile(1).Fill(9);
        x.Tile().Fill(9);

        TensorAssert.Equal([0, 1, 2], x);
    }

    [Fact]
    public void Counts_are_checked()
    {
        Assert.Equal("[tile] a count must not be negative, got -2", Assert.Throws<ShapeException>(() => Tensor.Zeros(2).Tile(-2)).Message);
        Assert.Throws<ShapeException>(() => Tensor.Zeros(2).Tile(1, 1, 1, 1, 1, 1, 1, 1, 2));
        Assert.Throws<ShapeException>(() => Tensor.Zeros(8).Tile(long.MaxValue / 2));
    }
}
