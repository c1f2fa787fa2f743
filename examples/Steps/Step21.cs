namespace DeZeroNative.Examples.Steps;

internal sealed class Step21() : BookStep(21, "Operators beside tensors and numbers")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0);

        page.Print(x + Tensor.Scalar(3.0));
        page.Print(x + 3.0);
        page.Print(3.0 * x + 1.0);
    }
}
