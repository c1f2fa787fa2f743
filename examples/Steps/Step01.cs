namespace DeZeroNative.Examples.Steps;

internal sealed class Step01() : BookStep(1, "A variable is a box for data")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(1.0);
        page.Print(x.Data);

        x.Data = Tensor.Scalar(2.0);
        page.Print(x.Data);
    }
}
