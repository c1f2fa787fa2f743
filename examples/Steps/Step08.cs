namespace DeZeroNative.Examples.Steps;

internal sealed class Step08() : BookStep(8, "From recursion to a loop")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(0.5);
        Variable y = F.Square(F.Exp(F.Square(x)));

        // The engine walks in a loop: a graph of any depth needs no deeper stack.
        y.Backward();
        page.Print(x.Grad!.Data);
    }
}
