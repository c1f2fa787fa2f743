namespace DeZeroNative.Examples.Steps;

internal sealed class Step19() : BookStep(19, "Variables that are easy to use")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }), name: "x");

        page.Print(x.Name);
        page.Print(x.Shape);
        page.Print(x);
    }
}
