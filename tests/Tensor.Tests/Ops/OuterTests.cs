namespace DeZeroNative.Tests;

public class OuterTests
{
    [Theory, OnEachDevice]
    public void Every_element_meets_every_other(string device)
    {
        Tensor a = Tensor.From([1f, 2, 3]).On(device), b = Tensor.From([10f, 20]).On(device);

        foreach (LayoutCase x in Layouts.Of(a))
            TensorAssert.Equal(Tensor.From(new float[,] { { 10, 20 }, { 20, 40 }, { 30, 60 } }), Tensor.Outer(x.Tensor, b).To(Device.Cpu));
        TensorAssert.HasShape((4, 6), Tensor.Outer(Tensor.Ones((2, 2)), Tensor.Ones((3, 2))));
        TensorAssert.HasShape((0, 2), Tensor.Outer(Tensor.Ones(0), Tensor.Ones(2)));
        Assert.Equal(DType.Int32, Tensor.Outer(Tensor.From([1]), Tensor.From([2])).DType);
    }

    [Theory, OnEachDevice]
    public void Kron_lays_out_multiples_of_a_block(string device)
    {
        Tensor a = Values.Random((2, 3), seed: 1).On(device), b = Values.Random((4, 2), seed: 2).On(device);
        double[] x = Values.Of(a), z = Values.Of(b);

        Tensor y = Tensor.Kron(a, b);

        TensorAssert.HasShape((8, 6), y);
        TensorAssert.Close([.. Enumerable.Range(0, 48).Select(n => x[n / 6 / 4 * 3 + n % 6 / 2] * z[n / 6 % 4 * 2 + n % 2])], y);
        TensorAssert.Equal([1, 2, 3, 6], Tensor.Kron(Tensor.From([1f, 3]), Tensor.From([1f, 2])));
        TensorAssert.HasShape((2, 6), Tensor.Kron(Tensor.Ones(3), Tensor.Ones((2, 2))));
        Assert.Throws<ShapeException>(() => Tensor.Kron(Tensor.Ones([1, 1, 1, 1, 1]), Tensor.Ones(1)));
    }
}
