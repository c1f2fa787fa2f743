namespace DeZeroNative.Examples.Steps;

internal sealed class Step30() : BookStep(30, "Towards second derivatives: what a backward pass leaves")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);
        F.Sin(x).Backward();

        // The gradient is a variable, but nobody recorded how it was made.
        page.Print(x.Grad);
        page.Print(x.Grad!.Creator);
    }
}
