namespace DeZeroNative.Tests;

public class MeshGridTests
{
    [Theory, OnEachDevice]
    public void Each_point_of_the_grid_has_its_coordinates(string device)
    {
        Tensor x = Tensor.Arange(3).On(device), y = Tensor.From([10f, 20]).On(device);

        Tensor[] xy = Tensor.MeshGrid([x, y]), ij = Tensor.MeshGrid([x, y], "ij");

        TensorAssert.Equal(Tensor.From(new float[,] { { 0, 1, 2 }, { 0, 1, 2 } }), xy[0].To(Device.Cpu));
        TensorAssert.Equal(Tensor.From(new float[,] { { 10, 10, 10 }, { 20, 20, 20 } }), xy[1].To(Device.Cpu));
        TensorAssert.Equal(xy[0].T, ij[0]);
        TensorAssert.Equal(xy[1].T, ij[1]);
    }

    [Fact]
    public void More_and_fewer_vectors_and_numbers_are_taken()
    {
        Tensor[] three = Tensor.MeshGrid([Tensor.Arange(2), Tensor.Arange(3), Tensor.Arange(4)]);

        Assert.All(three, each => TensorAssert.HasShape((3, 2, 4), each));
        TensorAssert.Equal([0, 1, 2, 3], three[2][1, 1]);
        TensorAssert.Equal([0, 1], Tensor.MeshGrid([Tensor.Arange(2)])[0]);
        TensorAssert.HasShape((1, 2), Tensor.MeshGrid([Tensor.Arange(2), Tensor.Scalar(5f)])[1]);
        Assert.Empty(Tensor.MeshGrid([]));
        three[0].Fill(1);
    }

    [Fact]
    public void Only_vectors_span_a_grid()
    {
        Assert.Throws<ShapeException>(() => Tensor.MeshGrid([Tensor.Zeros((2, 2))]));
        Assert.Throws<ArgumentException>(() => Tensor.MeshGrid([Tensor.Zeros(2)], "yx"));
    }
}
