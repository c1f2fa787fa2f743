namespace DeZeroNative.Tests;

public class Deconv2dTests : FunctionTests<Deconv2dTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with bias", x => F.Deconv2d(x[0], x[1], x[2]), X((2, 2, 2, 3)), X((2, 3, 3, 2), 2), X(3, 3)),
        new("without bias", x => F.Deconv2d(x[0], x[1], stride: 2, pad: 1), X((1, 2, 3, 3)), X((2, 1, 4, 4), 2)),
        new("an output of a given size", x => F.Deconv2d(x[0], x[1], x[2], stride: 2, pad: 1, outSize: (4, 4)), X((1, 1, 2, 2)), X((1, 2, 3, 3), 2), X(2, 3)),
        new("dilated, in groups", x => F.Deconv2d(x[0], x[1], stride: (1, 2), dilation: (2, 1), groups: 2), X((1, 4, 2, 2)), X((4, 1, 2, 2), 2)),
        new("one by one", x => F.Deconv2d(x[0], x[1]), X((2, 2, 2, 2)), X((2, 3, 1, 1), 2)),
    ];

    [Fact]
    public void It_is_the_gradient_of_a_convolution_for_its_input()
    {
        Tensor w = X((3, 2, 3, 2)), gy = X((2, 3, 3, 4), 2);
        var x = new Variable(X((2, 2, 6, 7), 3));
        Variable y = F.Conv2d(x, w, stride: 2, pad: (1, 1));
        F.Sum(y * gy).Backward();
        TensorAssert.Close(x.Grad!.Data, F.Deconv2d(gy, w, stride: 2, pad: (1, 1), outSize: (6, 7)).Data, rtol: 1e-12, atol: 1e-13);
    }

    [Fact]
    public void It_refuses_shapes_that_do_not_fit()
    {
        var error = Assert.Throws<ShapeException>(() => F.Deconv2d(X((1, 3, 5, 5)), X((4, 2, 3, 3))));
        Assert.Equal("[deconv2d] x of shape (1, 3, 5, 5) has 3 channels, W of shape (4, 2, 3, 3) wants 4", error.Message);
        Assert.Throws<ShapeException>(() => F.Deconv2d(X((1, 1, 2, 2)), X((1, 1, 3, 3)), stride: 2, outSize: (7, 5)));
    }
}
