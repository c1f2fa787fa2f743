namespace DeZeroNative.Examples.Steps;

internal sealed class Step14() : BookStep(14, "One variable used twice")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(3.0);
        F.Add(x, x).Backward();
        page.Print(x.Grad!.Data);

        x.ClearGrad();
        F.Add(F.Add(x, x), x).Backward();
        page.Print(x.Grad!.Data);
    }
}
