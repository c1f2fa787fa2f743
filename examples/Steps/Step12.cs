namespace DeZeroNative.Examples.Steps;

internal sealed class Step12() : BookStep(12, "Several inputs, written plainly")
{
    public override void Run(StepPage page)
    {
        Variable x0 = new(Tensor.Scalar(2)), x1 = new(Tensor.Scalar(3));
        Variable y = F.Add(x0, x1);

        page.Print(y.Data);
    }
}
