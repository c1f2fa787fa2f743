namespace DeZeroNative.Tests;

public class TensorDotTests
{
    [Theory, OnEachDevice]
    public void Pairs_of_axes_are_summed_over(string device)
    {
        Tensor a = Values.Random((2, 3, 4), seed: 1), b = Values.Random((4, 3, 5), seed: 2);
        double[] x = Values.Of(a), z = Values.Of(b), expected = new double[10];
        for (int i = 0; i < 2; i++)
            for (int n = 0; n < 5; n++)
                for (int j = 0; j < 3; j++)
                    for (int k = 0; k < 4; k++) expected[i * 5 + n] += x[i * 12 + j * 4 + k] * z[k * 15 + j * 5 + n];
        foreach (LayoutCase left in Layouts.Of(a.On(device)))
        {
            Tensor y = Tensor.TensorDot(left.Tensor, b.On(device), [1, 2], [1, 0]);

            TensorAssert.HasShape((2, 5), y);
            TensorAssert.Close(expected, y, rtol: 1e-5, atol: 1e-5);
            TensorAssert.Close(y, Tensor.TensorDot(left.Tensor, b.Transpose(1, 0, 2).On(device)), atol: 1e-5);
        }
    }

    [Fact]
    public void No_axes_are_the_outer_product_and_all_axes_the_scalar_product()
    {
        Tensor a = Tensor.Arange(4).Reshape((2, 2));

        TensorAssert.HasShape((2, 2, 2, 2), Tensor.TensorDot(a, a, 0));
        TensorAssert.Equal(Tensor.Scalar(14f), Tensor.TensorDot(a, a));
        TensorAssert.Equal(Tensor.Scalar(14f), Tensor.TensorDot(a, a, Axes.All, Axes.All));
        Assert.Equal("[tensor_dot] sizes differ: axis 0 of (2, 2), axis 0 of (3, 2)", Assert.Throws<ShapeException>(() => Tensor.TensorDot(a, Tensor.Zeros((3, 2)), 0, 0)).Message);
        Assert.Throws<ShapeException>(() => Tensor.TensorDot(a, a, 3));
        Assert.Throws<ShapeException>(() => Tensor.TensorDot(a, a, [0, 1], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.TensorDot(a, a, 2, 0));
    }

    [Theory, OnEachDevice]
    public void Dot_and_inner_are_those_of_NumPy(string device)
    {
        Tensor v = Tensor.From([1f, 2]).On(device), m = Tensor.From(new float[,] { { 1, 2 }, { 3, 4 } }).On(device);

        TensorAssert.Equal(Tensor.Scalar(5f), Tensor.Dot(v, v).To(Device.Cpu));
        TensorAssert.Equal([5, 11], m.Dot(v));
        TensorAssert.Equal([7, 10], v.Dot(m));
        TensorAssert.Equal(Tensor.MatMul(m, m), m.Dot(m));
        TensorAssert.Equal([3, 6], v.Dot(Tensor.Scalar(3f).On(device)));
        TensorAssert.Equal(Tensor.MatMul(m, m.T), Tensor.Inner(m, m));
        TensorAssert.Equal([5, 11], Tensor.Inner(m, v));
        TensorAssert.Equal([3, 6], Tensor.Inner(Tensor.Scalar(3f).On(device), v));
        Tensor cube = Values.Random((2, 3, 2)).On(device);
        TensorAssert.HasShape((2, 3, 5), Tensor.Dot(m, Tensor.Ones((3, 2, 5)).On(device)));
        TensorAssert.HasShape((2, 3, 2), Tensor.Inner(cube, m));
        Assert.Equal("[dot] sizes differ: axis -1 of (2,), axis 0 of (3,)", Assert.Throws<ShapeException>(() => Tensor.Dot(Tensor.Ones(2), Tensor.Ones(3))).Message);
    }

    [Fact]
    public void Products_of_integers_stay_integers() => TensorAssert.Equal(Tensor.Scalar(11L), Tensor.Dot(Tensor.From([1, 2]), Tensor.From([3, 4])));
}
