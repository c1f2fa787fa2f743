namespace DeZeroNative.Examples.Steps;

internal sealed class Step36() : BookStep(36, "A gradient inside a formula")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        Variable y = F.Square(x);
        y.Backward(createGraph: true);
        Variable gx = x.Grad!;
        x.ClearGrad();

        Variable z = F.Pow(gx, 3) + y;
        z.Backward();
        page.Print(x.Grad);
    }
}
