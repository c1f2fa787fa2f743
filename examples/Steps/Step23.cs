namespace DeZeroNative.Examples.Steps;

internal sealed class Step23() : BookStep(23, "A library to call")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(1.0);
        Variable y = F.Pow(x + 3, 2);
        y.Backward();

        page.Print(y);
        page.Print(x.Grad!.Data);
    }
}
