namespace DeZeroNative.Examples.Steps;

internal sealed class Step16() : BookStep(16, "Backpropagation through a graph that forks")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        Variable a = F.Square(x);
        Variable y = F.Add(F.Square(a), F.Square(a));
        y.Backward();

        page.Print(y.Data);
        page.Print(x.Grad!.Data);
    }
}
