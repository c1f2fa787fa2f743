namespace DeZeroNative.Examples.Steps;

internal sealed class Step29() : BookStep(29, "Newton's method, the second derivative by hand")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        for (int i = 0; i < 10; i++)
        {
            page.Print(i, x);
            Variable y = F.Pow(x, 4) - 2 * F.Pow(x, 2);
            x.ClearGrad();
            y.Backward();
            x.Data -= x.Grad!.Data / (12 * x.Data * x.Data - 4);
        }
    }
}
