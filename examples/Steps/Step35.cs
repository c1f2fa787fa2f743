namespace DeZeroNative.Examples.Steps;

internal sealed class Step35() : BookStep(35, "Higher derivatives of tanh: their graphs grow")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(1.0, name: "x");
        Variable y = F.Tanh(x);
        y.Name = "y";
        y.Backward(createGraph: true);
        for (int order = 1; order <= 5; order++)
        {
            Variable gx = x.Grad!;
            gx.Name = $"gx{order}";
            page.Print(gx.Name, gx);
            page.SaveGraph(gx, $"tanh{order}");
            x.ClearGrad();
            gx.Backward(createGraph: true);
        }
    }
}
