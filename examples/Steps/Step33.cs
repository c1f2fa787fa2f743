namespace DeZeroNative.Examples.Steps;

internal sealed class Step33() : BookStep(33, "Newton's method, the second derivative by itself")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        for (int i = 0; i < 10; i++)
        {
            page.Print(i, x);
            Variable y = F.Pow(x, 4) - 2 * F.Pow(x, 2);
            x.ClearGrad();
            y.Backward(createGraph: true);
            Variable gx = x.Grad!;
            x.ClearGrad();
            gx.Backward();
            x.Data -= gx.Data / x.Grad!.Data;
        }
    }
}
