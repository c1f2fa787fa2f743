namespace DeZeroNative.Tests;

/// <summary>The numbers that the book's steps print.</summary>
public class BookTests
{
    private const double Exact = 1e-13;

    [Fact]
    public void Step_24_Sphere()
    {
        Variable x = new(1.0), y = new(1.0);
        (F.Pow(x, 2) + F.Pow(y, 2)).Backward();
        Assert.Equal((2.0, 2.0), (x.Grad!.Data.Item(), y.Grad!.Data.Item()));
    }

    [Fact]
    public void Step_24_Matyas()
    {
        Variable x = new(1.0), y = new(1.0);
        (0.26 * (F.Pow(x, 2) + F.Pow(y, 2)) - 0.48 * x * y).Backward();
        Assert.Equal(0.04, x.Grad!.Data.Item(), Exact);
        Assert.Equal(0.04, y.Grad!.Data.Item(), Exact);
    }

    [Fact]
    public void Step_24_Goldstein_Price()
    {
        Variable x = new(1.0), y = new(1.0);
        GoldsteinPrice(x, y).Backward();
        Assert.Equal(-5376, x.Grad!.Data.Item());
        Assert.Equal(8064, y.Grad!.Data.Item());
        GradientCheck.Verify(v => GoldsteinPrice(v[0], v[1]), [Tensor.Scalar(1.2), Tensor.Scalar(0.7)], order: 2);
    }

    [Fact]
    public void Step_28_gradient_descent_on_Rosenbrock()
    {
        Variable x0 = new(0.0), x1 = new(2.0);
        Variable first = Rosenbrock(x0, x1);
        first.Backward();
        Assert.Equal((-2.0, 400.0), (x0.Grad!.Data.Item(), x1.Grad!.Data.Item()));
        for (int step = 0; step < 10_000; step++)
        {
            Variable y = Rosenbrock(x0, x1);
            x0.ClearGrad();
            x1.ClearGrad();
            y.Backward();
            x0.Data = x0.Data - x0.Grad!.Data * 0.001;
            x1.Data = x1.Data - x1.Grad!.Data * 0.001;
        }
        Assert.Equal(0.9944984367782456, x0.Data.Item(), 1e-10);
        Assert.Equal(0.9890050527419593, x1.Data.Item(), 1e-10);
    }

    [Fact]
    public void Step_33_Newtons_method_by_double_backward()
    {
        var x = new Variable(2.0);
        double[] path = [2.0, 1.4545454545454546, 1.1510467893775467, 1.0253259289766978, 1.0009084519430513, 1.0000012353089454];
        foreach (double expected in path)
        {
            Assert.Equal(expected, x.Data.Item(), 1e-12);
            Variable y = F.Pow(x, 4) - 2 * F.Pow(x, 2);
            x.ClearGrad();
            y.Backward(createGraph: true);
            Variable gx = x.Grad!;
            x.ClearGrad();
            gx.Backward();
            x.Data = x.Data - gx.Data / x.Grad!.Data;
        }
        Assert.Equal(1.000000000002289, x.Data.Item(), 1e-12);
    }

    [Fact]
    public void Step_34_higher_derivatives_of_sin()
    {
        var x = new Variable(Tensor.Linspace(-7, 7, 200, DType.Float64));
        Variable y = F.Sin(x);
        y.Backward(createGraph: true);
        for (int order = 1; order <= 4; order++)
        {
            double[] expected = Array.ConvertAll(Values.Of(x.Data), v => Math.Sin(v + order * Math.PI / 2));
            TensorAssert.Close(expected, x.Grad!.Data, rtol: 0, atol: Exact);
            Variable gx = x.Grad;
            x.ClearGrad();
            gx.Backward(createGraph: true);
        }
    }

    [Fact]
    public void Step_35_higher_derivatives_of_tanh()
    {
        // With t = tanh x: t' = 1 - t², t'' = -2t + 2t³, t''' = -2 + 8t² - 6t⁴, t'''' = 16t - 40t³ + 24t⁵.
        Func<double, double>[] derivatives =
        [
            t => 1 - t * t, t => -2 * t + 2 * Math.Pow(t, 3), t => -2 + 8 * t * t - 6 * Math.Pow(t, 4), t => 16 * t - 40 * Math.Pow(t, 3) + 24 * Math.Pow(t, 5),
        ];
        double[] xs = [-1.5, -0.3, 0, 0.8, 2];
        var x = new Variable(Tensor.From(xs));
        Variable y = F.Tanh(x);
        foreach (Func<double, double> derivative in derivatives)
        {
            x.ClearGrad();
            y.Backward(createGraph: true);
            y = x.Grad!;
            TensorAssert.Close(Array.ConvertAll(xs, v => derivative(Math.Tanh(v))), y.Data, rtol: 1e-11, atol: Exact);
        }
    }

    [Fact]
    public void Step_36_double_backprop()
    {
        var x = new Variable(2.0);
        Variable y = F.Pow(x, 2);
        y.Backward(createGraph: true);
        Variable gx = x.Grad!;
        x.ClearGrad();
        Variable z = F.Pow(gx, 3) + y;
        z.Backward();
        Assert.Equal(100, x.Grad!.Data.Item());
    }

    [Fact]
    public void The_case_of_the_PyTorch_tutorial()
    {
        var x = new Variable(Tensor.From([0.0, 1, 2]));
        Variable a = x + 2, b = F.Pow(a, 2), c = b + 3, y = F.Mean(c);
        y.Backward();
        Assert.Equal(12.6667, y.Data.Item(), 4);
        TensorAssert.Close([4.0 / 3, 2, 8.0 / 3], x.Grad!.Data, rtol: Exact);
    }

    private static Variable Rosenbrock(Variable x0, Variable x1) => 100 * F.Pow(x1 - F.Pow(x0, 2), 2) + F.Pow(x0 - 1, 2);

    private static Variable GoldsteinPrice(Variable x, Variable y) =>
        (1 + F.Pow(x + y + 1, 2) * (19 - 14 * x + 3 * F.Pow(x, 2) - 14 * y + 6 * x * y + 3 * F.Pow(y, 2)))
        * (30 + F.Pow(2 * x - 3 * y, 2) * (18 - 32 * x + 12 * F.Pow(x, 2) + 48 * y - 36 * x * y + 27 * F.Pow(y, 2)));
}
