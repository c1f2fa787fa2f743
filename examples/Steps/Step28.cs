namespace DeZeroNative.Examples.Steps;

internal sealed class Step28() : BookStep(28, "Descent into Rosenbrock's valley")
{
    public override void Run(StepPage page)
    {
        Variable x0 = new(0.0), x1 = new(2.0);
        Rosenbrock(x0, x1).Backward();
        page.Print(x0.Grad!.Data, x1.Grad!.Data);

        const double lr = 0.001;
        for (int i = 0; i < 1000; i++)
        {
            page.Print(x0, x1);
            Variable y = Rosenbrock(x0, x1);
            x0.ClearGrad();
            x1.ClearGrad();
            y.Backward();
            x0.Data -= lr * x0.Grad!.Data;
            x1.Data -= lr * x1.Grad!.Data;
        }
    }

    private static Variable Rosenbrock(Variable x0, Variable x1) => 100 * F.Square(x1 - F.Square(x0)) + F.Square(x0 - 1);
}
