namespace DeZeroNative.Tests;

public class Conv2dTests : FunctionTests<Conv2dTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("with bias", x => F.Conv2d(x[0], x[1], x[2]), X((2, 2, 4, 4)), X((3, 2, 3, 3), 2), X(3, 3)),
        new("without bias", x => F.Conv2d(x[0], x[1], pad: 1), X((1, 2, 3, 3)), X((2, 2, 3, 3), 2)),
        new("unequal strides and pads", x => F.Conv2d(x[0], x[1], stride: (2, 1), pad: (1, 0)), X((2, 1, 5, 4)), X((2, 1, 3, 2), 2)),
        new("a stride that leaves pixels out", x => F.Conv2d(x[0], x[1], x[2], stride: 3), X((1, 2, 6, 6)), X((2, 2, 2, 2), 2), X(2, 3)),
        new("dilated", x => F.Conv2d(x[0], x[1], pad: (2, 1), dilation: (2, 1)), X((1, 2, 4, 4)), X((1, 2, 3, 3), 2)),
        new("groups", x => F.Conv2d(x[0], x[1], x[2], pad: 1, groups: 2), X((2, 4, 3, 3)), X((4, 2, 3, 3), 2), X(4, 3)),
        new("depthwise", x => F.Conv2d(x[0], x[1], stride: 2, pad: 1, groups: 3), X((1, 3, 4, 4)), X((6, 1, 3, 3), 2)),
        new("one by one", x => F.Conv2d(x[0], x[1], x[2]), X((2, 3, 2, 2)), X((2, 3, 1, 1), 2), X(2, 3)),
        new("as the book writes it", x => SimpleFunctions.Conv2d(x[0], x[1], x[2], 2, 1), X((1, 2, 4, 4)), X((2, 2, 3, 3), 2), X(2, 3)),
    ];

    [Fact]
    public void It_is_what_the_book_writes()
    {
        Tensor x = X((2, 3, 7, 6)), w = X((4, 3, 3, 2), 2), b = X(4, 3);
        TensorAssert.Close(SimpleFunctions.Conv2d(x, w, b, (2, 1), (1, 2)).Data, F.Conv2d(x, w, b, (2, 1), (1, 2)).Data, rtol: 1e-12, atol: 1e-13);
        TensorAssert.Close(SimpleFunctions.Conv2d(x, w, null, 1, 0).Data, F.Conv2d(x, w).Data, rtol: 1e-12, atol: 1e-13);
    }

    [Fact]
    public void The_gradient_for_W_has_a_gradient()
    {
        // DeZero fails here: its second derivative through the weights raises a TypeError.
        var x = new Variable(Tensor.Arange(9, DType.Float64).Reshape((1, 1, 3, 3)) + 1);
        var w = new Variable(Tensor.From([1.0, 2, 3, 4]).Reshape((1, 1, 2, 2)));
        F.Sum(F.Pow(F.Conv2d(x, w), 2)).Backward(createGraph: true);
        Variable gw = w.Grad!;
        x.ClearGrad();
        w.ClearGrad();
        F.Sum(gw).Backward();

        // gW sums 2 y x over the places; its sum over the cells, derived by W again, is 2 (sum of the window) x over the places.
        double[] pixels = Values.Of(x.Data);
        var expected = new double[4];
        for (int place = 0; place < 4; place++)
        {
            int corner = place / 2 * 3 + place % 2;
            double sum = pixels[corner] + pixels[corner + 1] + pixels[corner + 3] + pixels[corner + 4];
            for (int cell = 0; cell < 4; cell++) expected[cell] += 2 * sum * pixels[corner + cell / 2 * 3 + cell % 2];
        }
        TensorAssert.Close(expected, w.Grad!.Data, rtol: 1e-12);
    }

    [Fact]
    public void The_third_derivative_of_a_cube_is_there()
    {
        var w = new Variable(X((1, 1, 2, 2)));
        Tensor x = X((1, 1, 3, 3), 2);
        GradientCheck.Verify(
            v => Autograd.Grad(F.Sum(F.Pow(F.Conv2d(x, v[0]), 3)), v[0], createGraph: true)!, [w.Data], order: 2);
    }

    [Fact]
    public void It_refuses_shapes_that_do_not_fit()
    {
        var error = Assert.Throws<ShapeException>(() => F.Conv2d(X((1, 3, 5, 5)), X((2, 4, 3, 3))));
        Assert.Equal("[conv2d] x of shape (1, 3, 5, 5) has 3 channels, W of shape (2, 4, 3, 3) wants 4", error.Message);
        Assert.Throws<ShapeException>(() => F.Conv2d(X((1, 3, 2, 2)), X((2, 3, 3, 3))));
        Assert.Throws<ArgumentNullException>(() => F.Conv2d(null!, X((2, 3, 3, 3))));
    }
}
