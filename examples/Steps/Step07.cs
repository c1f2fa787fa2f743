namespace DeZeroNative.Examples.Steps;

internal sealed class Step07() : BookStep(7, "Backpropagation by itself: variables know who made them")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(0.5);
        Variable a = F.Square(x);
        Variable b = F.Exp(a);
        Variable y = F.Square(b);
        for (Variable at = y; at.Creator is { } creator; at = creator.Inputs[0]) page.Print("made by", creator.Name);

        y.Backward();
        page.Print(x.Grad!.Data);
    }
}
