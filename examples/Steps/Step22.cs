namespace DeZeroNative.Examples.Steps;

internal sealed class Step22() : BookStep(22, "The other operators")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        page.Print(-x);
        page.Print(2.0 - x);
        page.Print(x - 1.0);
        page.Print(3.0 / x);

        Variable y = F.Pow(x, 3);
        y.Backward();
        page.Print(y);
        page.Print(x.Grad!.Data);
    }
}
