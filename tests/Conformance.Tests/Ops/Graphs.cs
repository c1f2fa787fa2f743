using static DeZeroNative.Tests.Conformance.Operations;

namespace DeZeroNative.Tests.Conformance.Ops;

/// <summary>Small graphs of several functions: the book's test functions, and shapes that try the order of the backward pass.</summary>
internal static class Graphs
{
    internal static readonly KeyValuePair<string, Operation>[] All =
    [
        One("expr", c => Expression(c.Text("expr"), c.X)),
        One("goldstein_price", c => GoldsteinPrice(c.X, c["y"])),
        One("matyas", c => 0.26 * (F.Pow(c.X, 2) + F.Pow(c["y"], 2)) - 0.48 * c.X * c["y"]),
        One("sphere", c => F.Pow(c.X, 2) + F.Pow(c["y"], 2)),
        One("pytorch_tutorial", c => F.Mean(F.Pow(c.X + 2, 2) + 3)),
        One("double_backprop", c => DoubleBackprop(c.X)),
    ];

    private static Variable Expression(string name, Variable x)
    {
        Variable h;
        switch (name)
        {
            case "square_exp_square":
                return F.Pow(F.Exp(F.Pow(x, 2)), 2);
            case "diamond":
                h = F.Pow(x, 2);
                return F.Pow(h, 2) + F.Pow(h, 2);
            case "reuse":
                return x * x * x + x;
            case "shared_subgraph":
                h = F.Sin(x);
                return h * F.Tanh(h) + h / (1 + h * h);
            case "long_chain":
                h = x;
                for (int i = 0; i < 15; i++) h = F.Tanh(1.25 * h);
                return h;
            case "broadcast_reuse":
                return x * F.Sum(x) + F.Sum(x * x);
            case "polynomial":
                return F.Pow(x, 4) - 2 * F.Pow(x, 2);
            default:
                throw new InvalidDataException($"expression '{name}'");
        }
    }

    private static Variable GoldsteinPrice(Variable x, Variable y) =>
        (1 + F.Pow(x + y + 1, 2) * (19 - 14 * x + 3 * F.Pow(x, 2) - 14 * y + 6 * x * y + 3 * F.Pow(y, 2))) *
        (30 + F.Pow(2 * x - 3 * y, 2) * (18 - 32 * x + 12 * F.Pow(x, 2) + 48 * y - 36 * x * y + 27 * F.Pow(y, 2)));

    private static Variable DoubleBackprop(Variable x)
    {
        Variable y = F.Pow(x, 2);
        Variable gx = Autograd.Grad(F.Sum(y), x, createGraph: true)!;
        return F.Pow(gx, 3) + y;
    }
}
