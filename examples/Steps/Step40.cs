namespace DeZeroNative.Examples.Steps;

internal sealed class Step40() : BookStep(40, "Broadcasting, and sums on the way back")
{
    public override void Run(StepPage page)
    {
        var x0 = new Variable(Tensor.From(new[] { 1, 2, 3 }));
        var x1 = new Variable(Tensor.From(new[] { 10 }));
        Variable y = x0 + x1;
        page.Print(y);

        // x1 was used three times: its gradient is a sum of three.
        y.Backward();
        page.Print(x1.Grad);
    }
}
