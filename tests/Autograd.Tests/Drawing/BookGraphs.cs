namespace DeZeroNative.Tests.Drawing;

/// <summary>The graphs that the book draws, and a few that are hard to draw.</summary>
internal static class BookGraphs
{
    public static TheoryData<string> Names => ["constant", "exp", "twice", "twins", "goldstein", "taylor", "tanh1", "tanh3", "tanh5", "mlp", "unchained"];

    public static Variable Make(string name) => name switch
    {
        "constant" => new Variable(1.0, "x"),
        "exp" => F.Exp(new Variable(1.0, "x")),
        "twice" => Twice(),
        "twins" => Twins(),
        "goldstein" => Goldstein(),
        "taylor" => Taylor(),
        "tanh1" => Tanh(1),
        "tanh3" => Tanh(3),
        "tanh5" => Tanh(5),
        "mlp" => Mlp(),
        "unchained" => Unchained(),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static Variable Tanh(int order)
    {
        Variable x = new(1.0, "x"), y = F.Tanh(x);
        for (int i = 1; i <= order; i++) y = Autograd.Grad(y, x, createGraph: true)!;
        y.Name = $"gx{order}";
        return y;
    }

    private static Variable Twice()
    {
        Variable a = F.Square(new Variable(1.0, "x"));
        return a * a;
    }

    private static Variable Goldstein()
    {
        Variable x = new(1.0, "x"), y = new(1.0, "y");
        Variable z = (1 + F.Pow(x + y + 1, 2) * (19 - 14 * x + 3 * F.Pow(x, 2) - 14 * y + 6 * x * y + 3 * F.Pow(y, 2)))
            * (30 + F.Pow(2 * x - 3 * y, 2) * (18 - 32 * x + 12 * F.Pow(x, 2) + 48 * y - 36 * x * y + 27 * F.Pow(y, 2)));
        z.Name = "z";
        return z;
    }

    private static Variable Taylor()
    {
        Variable x = new(0.8, "x"), y = x;
        double factorial = 1;
        for (int i = 1; i < 10; i++)
        {
            factorial *= 2 * i * ((2 * i) + 1);
            y += F.Pow(x, (2 * i) + 1) * ((i % 2 == 0 ? 1 : -1) / factorial);
        }
        return y;
    }

    private static Variable Mlp()
    {
        Variable h = Tensor.Ones((4, 20));
        foreach (int width in new[] { 100, 50, 10 }) h = F.Relu(F.Linear(h, new Parameter(Tensor.Ones((h.Shape[1], width)), "W"), new Parameter(Tensor.Zeros(width), "b")));
        return F.SoftmaxCrossEntropy(h, Tensor.From(new long[] { 1, 2, 3, 4 }));
    }

    private static Variable Twins()
    {
        Variable[] ys = new TwinsFunction().Apply(new Variable(Tensor.Ones(2)));
        return F.Exp(ys[0]) * F.Sin(F.Sin(ys[1]));
    }

    /// <summary>Truncated backpropagation leaves functions of a late generation on inputs of none.</summary>
    private static Variable Unchained()
    {
        Variable x = new(1.0, "x"), h = F.Sin(F.Sin(F.Sin(x)));
        Variable y = F.Exp(h) + x;
        h.Unchain();
        return y;
    }

    private sealed class TwinsFunction : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + 1, xs[0] * 2];

        protected override Variable?[] Backward(Variable?[] gys) => [gys[0]];
    }
}
