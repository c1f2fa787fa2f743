namespace DeZeroNative.Examples.Steps;

internal sealed class Step13() : BookStep(13, "Backpropagation through several inputs")
{
    public override void Run(StepPage page)
    {
        Variable x = new(2.0), y = new(3.0);
        Variable z = F.Add(F.Square(x), F.Square(y));
        z.Backward();

        page.Print(z.Data);
        page.Print(x.Grad!.Data);
        page.Print(y.Grad!.Data);
    }
}
