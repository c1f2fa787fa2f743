namespace DeZeroNative.Examples.Steps;

internal sealed class Step37() : BookStep(37, "Tensors: element-wise functions need no change")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        var c = new Variable(Tensor.From(new[,] { { 10, 20, 30 }, { 40, 50, 60 } }));
        Variable t = x + c;
        Variable y = F.Sum(t);
        page.Print(y);

        y.Backward(retainGrad: true);
        page.Print(y.Grad);
        page.Print(t.Grad);
        page.Print(x.Grad);
        page.Print(c.Grad);
    }
}
