namespace DeZeroNative.Examples.Steps;

internal sealed class Step54() : BookStep(54, "Dropout, and the test mode")
{
    public override void Run(StepPage page)
    {
        Variable x = Tensor.Ones(5, DType.Float64);
        page.Print(x);

        // In training about half are dropped, and the others doubled.
        page.Print(F.Dropout(x, 0.5, new RandomGenerator(0)));

        using (new TestMode()) page.Print(F.Dropout(x));
    }
}
