namespace DeZeroNative.Examples.Steps;

internal sealed class Step04() : BookStep(4, "The derivative by small differences")
{
    public override void Run(StepPage page)
    {
        page.Print(Slope(F.Square, 2.0));
        page.Print(Slope(x => F.Square(F.Exp(F.Square(x))), 0.5));
    }

    private static double Slope(Func<Variable, Variable> f, double at, double eps = 1e-4)
    {
        double before = f(new Variable(at - eps)).Data.Item(), after = f(new Variable(at + eps)).Data.Item();
        return (after - before) / (2 * eps);
    }
}
