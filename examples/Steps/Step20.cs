namespace DeZeroNative.Examples.Steps;

internal sealed class Step20() : BookStep(20, "Operators: times and plus")
{
    public override void Run(StepPage page)
    {
        Variable a = new(3.0), b = new(2.0), c = new(1.0);
        Variable y = a * b + c;
        y.Backward();

        page.Print(y);
        page.Print(a.Grad!.Data);
        page.Print(b.Grad!.Data);
    }
}
