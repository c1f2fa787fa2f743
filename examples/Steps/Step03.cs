namespace DeZeroNative.Examples.Steps;

internal sealed class Step03() : BookStep(3, "Functions in a row")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(0.5);
        Variable a = F.Square(x);
        Variable b = F.Exp(a);
        Variable y = F.Square(b);

        page.Print(y.Data);
    }
}
