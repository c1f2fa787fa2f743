namespace DeZeroNative.Tests;

public class PoolingTests : FunctionTests<PoolingTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("2x2 side by side", x => F.Pooling(x[0], 2, 2), X((2, 1, 4, 4))),
        new("3x3 overlapping, padded", x => F.Pooling(x[0], 3, 2, 1), X((1, 2, 5, 4))),
        new("rectangles", x => F.Pooling(x[0], (1, 3), (2, 1), (0, 1)), X((1, 1, 3, 5))),
        new("rounded up", x => F.Pooling(x[0], 2, 2, ceilMode: true), X((1, 1, 3, 5))),
        new("padded with a number that wins", x => F.Pooling(x[0], 2, 2, 1, padValue: 0), X((1, 1, 3, 3))),
        new("one image without a batch", x => F.Pooling(x[0], 2), X((3, 3))),
        new("within a graph", x => F.Tanh(F.Pooling(F.Sin(x[0]) * x[1], 2, 2)), X((1, 2, 4, 2)), X((1, 2, 1, 1), 2)),
        new("the gradient of its gradient", x => GradientOfGradient(x[0]), X((1, 1, 4, 4), 3)),
    ];

    // In v: the elements of v at the positions where a fixed x has its largest.
    private static Variable GradientOfGradient(Variable v)
    {
        var x = new Variable(X((1, 1, 4, 4)).To(v.DType).To(v.Device));
        Variable y = F.Pooling(x, 3), u = new(Tensor.OnesLike(y.Data));
        Variable gx = Autograd.Grad([y], [x], [u], createGraph: true)[0]!;
        return Autograd.Grad([gx], [u], [v], createGraph: true)[0]!;
    }

    [Fact]
    public void The_largest_of_each_window_is_taken()
    {
        Variable x = Tensor.From(new double[,] { { 1, 2, 3, 4 }, { 8, 7, 6, 5 }, { 0, -1, -2, 9 }, { -3, -4, -5, -6 } });
        TensorAssert.Equal(Tensor.From(new double[,] { { 8, 6 }, { 0, 9 } }), F.Pooling(x, 2, 2).Data);
    }

    // Of a padded image of negative numbers PyTorch gives the numbers, DeZero the zeros around them.
    [Fact]
    public void Padding_never_wins()
    {
        Variable x = Tensor.Full((1, 1, 1, 1), -1, DType.Float64);
        TensorAssert.Equal([-1, -1, -1, -1], F.Pooling(x, 2, 1, 1).Data);
    }

    // DeZero's rule.
    [Fact]
    public void Padding_wins_and_takes_the_gradient_where_it_is_given_a_number()
    {
        var x = new Variable(Tensor.From(new double[,] { { -1, 2 } }));
        Variable y = F.Pooling(x, 2, 1, 1, padValue: 0);
        TensorAssert.Equal(Tensor.From(new double[,] { { 0, 2, 2 }, { 0, 2, 2 } }), y.Data);
        F.Sum(y).Backward();
        TensorAssert.Equal([0, 4], x.Grad!.Data);
    }

    [Fact]
    public void A_number_in_the_padding_adds_no_window_to_those_rounded_up()
    {
        Variable x = X((1, 3, 3), low: 1);
        TensorAssert.Equal(F.Pooling(x, 2, 2, 1, ceilMode: true).Data, F.Pooling(x, 2, 2, 1, ceilMode: true, padValue: 0).Data);
        TensorAssert.HasShape((1, 2, 2), F.Pooling(x, 2, 2, 1, ceilMode: true, padValue: 0).Data);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_first_of_equal_elements_gets_the_whole_gradient(bool createGraph)
    {
        var x = new Variable(Tensor.From(new double[,] { { 2, 2, 0, 0 }, { 2, 1, 0, 3 } }));
        Variable y = F.Pooling(x, 2, 2);
        Variable gx = Autograd.Grad([y], [x], [Tensor.From(new double[,] { { 10, 20 } })], createGraph)[0]!;
        TensorAssert.Close([10, 0, 0, 0, 0, 0, 0, 20], gx.Data, rtol: 0, atol: 0);
    }

    [Fact]
    public void A_cell_that_wins_in_many_windows_sums_their_gradients()
    {
        var x = new Variable(Tensor.From(new double[,] { { 0, 0, 0 }, { 0, 9, 0 }, { 0, 0, 0 } }));
        F.Pooling(x, 2).Backward();
        TensorAssert.Equal([0, 0, 0, 0, 4, 0, 0, 0, 0], x.Grad!.Data);
    }

    [Fact]
    public void A_window_of_padding_alone_has_no_gradient()
    {
        var x = new Variable(Tensor.From(new double[,] { { 5 } }));
        Variable y = F.Pooling(x, 1, 1, 1);
        double none = double.NegativeInfinity;
        TensorAssert.Equal([none, none, none, none, 5, none, none, none, none], y.Data);
        Variable gx = Autograd.Grad(y, x, createGraph: true)!;
        TensorAssert.Equal([1], gx.Data);
    }

    // DeZero's gradient of pooling ends in a function without a gradient of its own.
    [Fact]
    public void It_can_be_differentiated_any_number_of_times()
    {
        var x = new Variable(Tensor.From(new double[,] { { 1, 2 }, { 4, 3 } }));
        Variable y = F.Sum(F.Pow(F.Pooling(x, 2), 4));
        foreach (double expected in (double[])[4 * 64, 12 * 16, 24 * 4, 24])
        {
            y = F.Sum(Autograd.Grad(y, x, createGraph: true)!);
            Assert.Equal(expected, y.Data.Item());
        }
    }

    [Fact]
    public void Without_a_graph_it_gives_the_same()
    {
        Variable x = X((2, 3, 5, 5));
        TensorAssert.Equal(F.Pooling(new Variable(x.Data), 3, 2, 1).Data, F.Pooling(x, 3, 2, 1).Data);
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Assert.Throws<ShapeException>(() => F.Pooling(X((2, 2)), 3));
        Assert.Throws<ShapeException>(() => F.Pooling(X(3), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => F.Pooling(X((2, 2)), 1, 0));
    }
}
