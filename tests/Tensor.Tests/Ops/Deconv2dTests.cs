namespace DeZeroNative.Tests;

public class Deconv2dTests
{
    [Theory, OnEachDevice]
    public void Each_pixel_stamps_the_kernel_onto_the_output(string device)
    {
        Tensor x = Tensor.From([1f, 2, 3, 4]).Reshape((1, 1, 2, 2)).On(device);
        Tensor w = Tensor.From([1f, 10, 100, 1000]).Reshape((1, 1, 2, 2)).On(device);

        TensorAssert.Equal([1, 12, 20, 103, 1234, 2040, 300, 3400, 4000], Tensor.Deconv2d(x, w));
        TensorAssert.Equal([1, 10, 2, 20, 100, 1000, 200, 2000, 3, 30, 4, 40, 300, 3000, 400, 4000], Tensor.Deconv2d(x, w, stride: 2));
        TensorAssert.Equal([1234.5], Tensor.Deconv2d(x, w, Tensor.From([0.5f]).On(device), pad: 1));
    }

    [Theory, OnEachDevice]
    public void The_output_may_be_less_than_a_stride_larger(string device)
    {
        Tensor x = Tensor.Ones((1, 2, 3, 3)).On(device), w = Tensor.Ones((2, 4, 3, 3)).On(device);

        TensorAssert.HasShape((1, 4, 5, 5), Tensor.Deconv2d(x, w, stride: 2, pad: 1));
        TensorAssert.HasShape((1, 4, 6, 5), Tensor.Deconv2d(x, w, stride: 2, pad: 1, outSize: (6, 5)));
        TensorAssert.HasShape((1, 12, 5, 5), Tensor.Deconv2d(Tensor.Ones((1, 6, 3, 3)).On(device), Tensor.Ones((6, 4, 3, 3)).On(device), groups: 3));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Tensor x = Tensor.Zeros((1, 2, 3, 3)), w = Tensor.Zeros((2, 4, 3, 3));

        Says<ShapeException>("[deconv2d] x of shape (1, 2, 3, 3) has 2 channels, W of shape (3, 4, 3, 3) wants 3", () => Tensor.Deconv2d(x, Tensor.Zeros((3, 4, 3, 3))));
        Says<ShapeException>("[deconv2d] bias of shape (4,) expected, got (2,)", () => Tensor.Deconv2d(x, w, Tensor.Zeros(2)));
        Says<ShapeException>("[deconv2d] output size (7, 5) given, from (5, 5) up to less than a stride (2, 2) more expected", () => Tensor.Deconv2d(x, w, stride: 2, pad: 1, outSize: (7, 5)));
        Says<ShapeException>("[deconv2d] x of shape (1, 2, 3, 3) and kernel (3, 3) give an output of size (-1, -1)", () => Tensor.Deconv2d(x, w, pad: 3));
        Says<ShapeException>("[deconv2d] x must have shape (n, c, h, w), got (2, 3, 3)", () => Tensor.Deconv2d(x[0], w));
        Says<ArgumentOutOfRangeException>("[deconv2d] stride must be positive, got (0, 0)", () => Tensor.Deconv2d(x, w, stride: 0));
    }

    private static void Says<TException>(string message, Func<object?> action) where TException : Exception =>
        Assert.StartsWith(message, Assert.Throws<TException>(action).Message, StringComparison.Ordinal);
}
