namespace DeZeroNative.Examples.Steps;

internal sealed class Step18() : BookStep(18, "Less memory: gradients on the way are dropped, and NoGrad records nothing")
{
    public override void Run(StepPage page)
    {
        Variable x0 = new(1.0), x1 = new(1.0);
        Variable t = F.Add(x0, x1);
        Variable y = F.Add(x0, t);
        y.Backward();
        page.Print(y.Grad, t.Grad);
        page.Print(x0.Grad!.Data, x1.Grad!.Data);

        using (new NoGrad())
        {
            Variable z = F.Square(new Variable(2.0));
            page.Print(z.Creator);
        }
    }
}
