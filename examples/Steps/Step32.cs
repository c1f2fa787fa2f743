namespace DeZeroNative.Examples.Steps;

internal sealed class Step32() : BookStep(32, "Second derivatives: backward written in functions that have a backward")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        Variable y = F.Pow(x, 4) - 2 * F.Pow(x, 2);
        y.Backward(createGraph: true);
        page.Print(x.Grad);

        // Without ClearGrad the second derivative is added to the first.
        Variable gx = x.Grad!;
        gx.Backward();
        page.Print(x.Grad);

        x.ClearGrad();
        gx.Backward();
        page.Print(x.Grad);
    }
}
