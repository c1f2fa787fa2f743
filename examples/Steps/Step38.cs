namespace DeZeroNative.Examples.Steps;

internal sealed class Step38() : BookStep(38, "Functions that change the shape")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        Variable y = F.Reshape(x, 6);
        page.Print(y);
        y.Backward(retainGrad: true);
        page.Print(x.Grad);

        x.ClearGrad();
        y = F.Transpose(x);
        page.Print(y);
        y.Backward();
        page.Print(x.Grad);
    }
}
