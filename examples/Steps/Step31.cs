namespace DeZeroNative.Examples.Steps;

internal sealed class Step31() : BookStep(31, "Towards second derivatives: the gradient's own graph")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(2.0, name: "x");
        Variable y = F.Sin(x);
        y.Name = "y";
        page.SaveGraph(y, "sin");

        y.Backward(createGraph: true);
        x.Grad!.Name = "gx";
        page.Print(x.Grad, "made by", x.Grad.Creator!.Name);
        page.SaveGraph(x.Grad, "sin_gradient");
    }
}
