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
        new("with relu", x => F.Conv2d(x[0], x[1], x[2], pad: 1, activation: Activation.Relu), X((2, 2, 3, 3)), X((3, 2, 3, 3), 2), X(3, 3)),
        new("with sigmoid", x => F.Conv2d(x[0], x[1], x[2], stride: 2, pad: 1, activation: Activation.Sigmoid), X((1, 2, 5, 4)), X((2, 2, 3, 3), 2), X(2, 3)),
        new("with tanh, depthwise", x => F.Conv2d(x[0], x[1], groups: 2, activation: Activation.Tanh), X((2, 2, 4, 4)), X((2, 1, 3, 3), 2)),
        new("as the book writes it", x => SimpleFunctions.Conv2d(x[0], x[1], x[2], 2, 1), X((1, 2, 4, 4)), X((2, 2, 3, 3), 2), X(2, 3)),
    ];

    [Fact]
    public void It_is_what_the_book_writes()
    {
        Tensor x = X((2, 3, 7, 6)), w = X((4, 3, 3, 2), 2), b = X(4, 3);
        TensorAssert.Close(SimpleFunctions.Conv2d(x, w, b, (2, 1), (1, 2)).Data, F.Conv2d(x, w, b, (2, 1), (1, 2)).Data, rtol: 1e-12, atol: 1e-13);
        TensorAssert.Close(SimpleFunctions.Conv2d(x, w, null, 1, 0).Data, F.Conv2d(x, w).Data, rtol: 1e-12, atol: 1e-13);
    }

    public static TheoryData<Activation> Activations => [Activation.Relu, Activation.Sigmoid, Activation.Tanh];

    [Theory, MemberData(nameof(Activations))]
    public void An_activation_gives_the_bits_that_it_gives_after(Activation activation)
    {
        foreach ((int channels, int outputs, int groups) in ((int, int, int)[])[(3, 5, 1), (16, 24, 1), (6, 6, 6)])
        {
            Tensor gy = Values.Random((3, outputs, 14, 15), seed: 4);
            Variable[] fused = Inputs(), apart = Inputs();
            Variable y = F.Conv2d(fused[0], fused[1], fused[2], pad: 1, groups: groups, activation: activation);
            Variable z = After(F.Conv2d(apart[0], apart[1], apart[2], pad: 1, groups: groups), activation);
            TensorAssert.Equal(z.Data, y.Data);
            foreach (bool createGraph in (bool[])[false, true])
            {
                Variable?[] expected = Autograd.Grad([z], apart, [gy], createGraph), actual = Autograd.Grad([y], fused, [gy], createGraph);
                for (int i = 0; i < actual.Length; i++) TensorAssert.Equal(expected[i]!.Data, actual[i]!.Data);
            }

            Variable[] Inputs() =>
                [new(Values.Random((3, channels, 14, 15))), new(Values.Random((outputs, channels / groups, 3, 3), seed: 2)), new(Values.Random(outputs, seed: 3))];
        }
    }

    [Fact]
    public void Its_name_in_graphs_says_the_activation()
    {
        var x = new Variable(X((1, 2, 4, 4)));
        Assert.Equal("Conv2d", F.Conv2d(x, X((3, 2, 3, 3))).Creator!.Name);
        Assert.Equal("Conv2dTanh", F.Conv2d(x, X((3, 2, 3, 3)), activation: Activation.Tanh).Creator!.Name);
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

    private static Variable After(Variable y, Activation activation) => activation switch
    {
        Activation.Relu => F.Relu(y),
        Activation.Sigmoid => F.Sigmoid(y),
        _ => F.Tanh(y),
    };
}
