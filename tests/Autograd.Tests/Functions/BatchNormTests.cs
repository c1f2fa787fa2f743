namespace DeZeroNative.Tests;

public class BatchNormTests : FunctionTests<BatchNormTests>, IGradientCases
{
    public static IEnumerable<GradientCase> Cases =>
    [
        new("rows", Train, X((4, 3)), X(3, 2), X(3, 3)),
        new("images", Train, X((2, 3, 2, 2)), X(3, 2), X(3, 3)),
        new("sequences", Train, X((2, 2, 4)), X(2, 2), X(2, 3)),
        new("rows in use", Use, X((4, 3)), X(3, 2), X(3, 3)),
        new("images in use", Use, X((2, 3, 2, 2)), X(3, 2), X(3, 3)),
        new("within a graph", x => F.Tanh(Train([F.Sin(x[0]), x[1], x[2]])), X((3, 2, 2)), X(2, 2), X(2, 3)),
        new("of x alone", x => Train([x[0], Like(Tensor.From([1.0, -2]), x[0]), Like(Tensor.Zeros(2), x[0])]), X((3, 2))),
    ];

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Each_channel_gets_mean_beta_and_deviation_gamma(int rank)
    {
        Tensor x = X(rank == 2 ? (50, 2) : (5, 2, 4, 3), low: 3, high: 9), gamma = Tensor.From([2.0, 0.5]), beta = Tensor.From([-1.0, 4]);
        Variable y = F.BatchNorm(x, gamma, beta, Tensor.Zeros(2, DType.Float64), Tensor.Ones(2, DType.Float64), eps: 0);
        int[] axes = [.. Enumerable.Range(0, rank).Where(axis => axis != 1)];
        TensorAssert.Close([-1, 4], y.Data.Mean(axes), rtol: 1e-12);
        TensorAssert.Close([2, 0.5], F.Std(y, axes).Data, rtol: 1e-12);
    }

    // 1, 2, 6 have mean 3, variance 14/3 and unbiased variance 7.
    [Fact]
    public void Running_statistics_decay_towards_mean_and_unbiased_variance()
    {
        Tensor x = Tensor.From(new double[,] { { 1 }, { 2 }, { 6 } }), mean = Tensor.From([10.0]), var = Tensor.From([20.0]), one = Tensor.From([1.0]);
        F.BatchNorm(x, one, one, mean, var);
        TensorAssert.Close([9.3], mean, rtol: 1e-14);
        TensorAssert.Close([18.7], var, rtol: 1e-14);
        F.BatchNorm(x, one, one, mean, var, decay: 0.5);
        TensorAssert.Close([6.15], mean, rtol: 1e-14);
        TensorAssert.Close([12.85], var, rtol: 1e-14);
    }

    [Fact]
    public void In_use_the_running_statistics_are_taken_and_left_alone()
    {
        Tensor x = X((3, 2)), mean = Tensor.From([1.0, 2]), var = Tensor.From([4.0, 9]), one = Tensor.From([1.0, 1]);
        using (new TestMode())
        {
            Variable y = F.BatchNorm(x, one, Tensor.From([0.0, 0]), mean, var, eps: 0);
            TensorAssert.Close((x - mean) / Tensor.From([2.0, 3]), y.Data, rtol: 1e-14);
        }
        TensorAssert.Equal([1, 2], mean);
        TensorAssert.Equal([4, 9], var);
    }

    [Fact]
    public void A_graph_recorded_in_use_does_not_see_the_statistics_change()
    {
        Tensor mean = Tensor.From([1.0, 2]), var = Tensor.From([4.0, 9]), one = Tensor.From([1.0, 1]);
        Variable x = new(X((3, 2))), y;
        using (new TestMode()) y = F.BatchNorm(x, one, one, mean, var, eps: 0);
        var.Fill(100);
        TensorAssert.Close([0.5, 1 / 3.0, 0.5, 1 / 3.0, 0.5, 1 / 3.0], Autograd.Grad(F.Sum(y), x)!.Data, rtol: 1e-14);
    }

    [Fact]
    public void One_element_per_channel_gives_beta()
    {
        Tensor mean = Tensor.From([1.0, 1]), var = Tensor.From([1.0, 1]), beta = Tensor.From([5.0, 6]);
        TensorAssert.Equal([5, 6], F.BatchNorm(Tensor.From(new double[,] { { 3, 4 } }), Tensor.From([2.0, 2]), beta, mean, var).Data);
        TensorAssert.Close([1.2, 1.3], mean, rtol: 1e-14);
        TensorAssert.Close([0.9, 0.9], var, rtol: 1e-14);
    }

    [Fact]
    public void An_empty_batch_leaves_the_running_statistics_as_they_are()
    {
        Tensor mean = Tensor.From([1.0, 2]), var = Tensor.From([3.0, 4]);
        TensorAssert.HasShape((0, 2, 3), F.BatchNorm(Tensor.Zeros((0, 2, 3), DType.Float64), mean, mean, mean, var).Data);
        TensorAssert.Equal([1, 2], mean);
        TensorAssert.Equal([3, 4], var);
    }

    // DeZero takes 1 / std for a constant of the second derivative, and gets -0.81, 0.24, 0.58 here; PyTorch gets the following.
    [Fact]
    public void Its_second_derivative_flows_through_mean_and_variance()
    {
        double[] x0 = [0.5, -1, 2], gys = [1, -2, 0.5], vs = [0.3, 1, -0.7];
        var x = new Variable(Tensor.From(x0, (3, 1)));
        Variable y = F.BatchNorm(x, Tensor.From([1.5]), Tensor.From([0.0]), Tensor.From([0.0]), Tensor.From([1.0]));
        Variable gx = Autograd.Grad([y], [x], [Tensor.From(gys, (3, 1))], createGraph: true)[0]!;
        Variable ggx = Autograd.Grad(F.Sum(gx * Tensor.From(vs, (3, 1))), x)!;

        const double h = 1e-5;
        double[] expected = [.. Enumerable.Range(0, 3).Select(i => (Slope(i, h) - Slope(i, -h)) / (2 * h))];
        TensorAssert.Close(expected, ggx.Data, rtol: 1e-6, atol: 1e-7);

        double Slope(int i, double step)
        {
            double[] moved = [.. x0];
            moved[i] += step;
            return Gradient(moved, gys, 1.5).Zip(vs, (g, v) => g * v).Sum();
        }
    }

    [Fact]
    public void A_frozen_gamma_gets_no_gradient_and_beta_its_own()
    {
        Variable x = new(X((4, 2))), beta = new(X(2, 2));
        Variable y = F.BatchNorm(x, Tensor.Ones(2, DType.Float64), beta, Tensor.Zeros(2, DType.Float64), Tensor.Ones(2, DType.Float64));
        F.Sum(y).Backward();
        TensorAssert.Close([4, 4], beta.Grad!.Data);
        TensorAssert.Close(Tensor.Zeros((4, 2), DType.Float64), x.Grad!.Data, atol: 1e-12);
    }

    [Fact]
    public void Statistics_of_single_precision_serve_double_precision_too()
    {
        Tensor mean = Tensor.Zeros(2), var = Tensor.Ones(2);
        Variable gamma = new(Tensor.Ones(2));
        Variable y = F.BatchNorm(X((4, 2)), gamma, Tensor.Zeros(2), mean, var);
        F.Sum(y).Backward();
        Assert.Equal((DType.Float64, DType.Float32, DType.Float32), (y.DType, gamma.Grad!.DType, mean.DType));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gradient_of_another_type_is_converted(bool createGraph)
    {
        Variable x = new(X((4, 2)).To(DType.Float32));
        Tensor one = Tensor.Ones(2), gy = X((4, 2), 9);
        Variable y = F.BatchNorm(x, one, one, Tensor.Zeros(2), Tensor.Ones(2));
        Variable? single = Autograd.Grad([y], [x], [gy.To(DType.Float32)])[0], wide = Autograd.Grad([y], [x], [gy], createGraph)[0];
        Assert.Equal(DType.Float32, wide!.DType);
        TensorAssert.Close(single!.Data, wide.Data, rtol: 1e-4, atol: 1e-5);
    }

    [Fact]
    public void It_refuses_what_is_on_another_device()
    {
        foreach (string device in Devices.Names.Where(name => name != "cpu"))
        {
            Tensor x = X((4, 2)).To(DType.Float32).On(device), there = Tensor.Ones(2).On(device), here = Tensor.Ones(2);
            Assert.Throws<DeviceException>(() => F.BatchNorm(x, here, there, there, there));
            Assert.Throws<DeviceException>(() => F.BatchNorm(x, there, there, here, there));
            using var test = new TestMode();
            Assert.Throws<DeviceException>(() => F.BatchNorm(x, there, there, there, here));
        }
    }

    [Fact]
    public void It_refuses_what_does_not_fit()
    {
        Tensor two = Tensor.Ones(2, DType.Float64), three = Tensor.Ones(3, DType.Float64);
        Assert.Equal(
            "[batch_norm] gamma of shape (2,) expected, got (3,)", Assert.Throws<ShapeException>(() => F.BatchNorm(X((4, 2)), three, two, two, two)).Message);
        Assert.Throws<ShapeException>(() => F.BatchNorm(X((4, 2)), two, two, two, three));
        Assert.Equal(
            "[batch_norm] x (n, channels, ...) expected, got shape (4,)", Assert.Throws<ShapeException>(() => F.BatchNorm(X(4), two, two, two, two)).Message);
    }

    private static Variable Train(IReadOnlyList<Variable> x) =>
        F.BatchNorm(x[0], x[1], x[2], Like(Tensor.Zeros(x[1].Shape), x[0]), Like(Tensor.Ones(x[1].Shape), x[0]), eps: 1e-2);

    private static Variable Use(IReadOnlyList<Variable> x)
    {
        using var test = new TestMode();
        return F.BatchNorm(x[0], x[1], x[2], Like(X(x[1].Shape, 5), x[0]), Like(X(x[1].Shape, 6, 0.5, 2), x[0]));
    }

    private static Tensor Like(Tensor values, Variable x) => values.To(x.DType).To(x.Device);

    // The gradient of one channel, from its formula.
    private static double[] Gradient(double[] x, double[] gy, double gamma)
    {
        double mean = x.Average(), var = x.Average(v => (v - mean) * (v - mean)), r = 1 / Math.Sqrt(var + 2e-5);
        double[] y = [.. x.Select(v => (v - mean) * r)];
        double meanG = gy.Average(), meanGY = gy.Zip(y, (g, v) => g * v).Average();
        return [.. y.Select((v, i) => gamma * r * (gy[i] - meanG - v * meanGY))];
    }
}
