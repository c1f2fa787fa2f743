namespace DeZeroNative.Examples.Steps;

internal sealed class Step24() : BookStep(24, "Functions with more to them: Sphere, Matyas, Goldstein-Price")
{
    public override void Run(StepPage page)
    {
        foreach (Func<Variable, Variable, Variable> f in new[] { Sphere, Matyas, GoldsteinPrice })
        {
            Variable x = new(1.0), y = new(1.0);
            f(x, y).Backward();
            page.Print(x.Grad!.Data, y.Grad!.Data);
        }
    }

    internal static Variable Sphere(Variable x, Variable y) => F.Square(x) + F.Square(y);

    internal static Variable Matyas(Variable x, Variable y) => 0.26 * (F.Square(x) + F.Square(y)) - 0.48 * x * y;

    internal static Variable GoldsteinPrice(Variable x, Variable y)
    {
        Variable x2 = F.Square(x), y2 = F.Square(y);
        Variable left = 1 + F.Square(x + y + 1) * (19 - 14 * x + 3 * x2 - 14 * y + 6 * x * y + 3 * y2);
        Variable right = 30 + F.Square(2 * x - 3 * y) * (18 - 32 * x + 12 * x2 + 48 * y - 36 * x * y + 27 * y2);
        return left * right;
    }
}
