namespace DeZeroNative.Bench.Work;

/// <summary>Graphs of float64 numbers, where all the time is overhead.</summary>
internal static class ScalarWork
{
    private const int TanhDerivatives = 5;

    public static IEnumerable<KeyValuePair<string, Func<Action>>> All { get; } =
    [
        KeyValuePair.Create("goldstein-price", GoldsteinPriceStep),
        KeyValuePair.Create("tanh-5-derivatives", TanhStep),
    ];

    /// <summary>The Goldstein-Price function, of the book's step 24.</summary>
    public static Variable GoldsteinPrice(Variable x, Variable y) =>
        (1 + F.Pow(x + y + 1, 2) * (19 - 14 * x + 3 * F.Pow(x, 2) - 14 * y + 6 * x * y + 3 * F.Pow(y, 2)))
        * (30 + F.Pow(2 * x - 3 * y, 2) * (18 - 32 * x + 12 * F.Pow(x, 2) + 48 * y - 36 * x * y + 27 * F.Pow(y, 2)));

    private static Action GoldsteinPriceStep()
    {
        Variable x = new(1.0), y = new(1.0);
        return () =>
        {
            x.ClearGrad();
            y.ClearGrad();
            GoldsteinPrice(x, y).Backward();
        };
    }

    private static Action TanhStep()
    {
        var x = new Variable(1.0);
        return () =>
        {
            var y = F.Tanh(x);
            for (var i = 0; i < TanhDerivatives; i++)
                y = Autograd.Grad(y, x, createGraph: true)!;
        };
    }
}
