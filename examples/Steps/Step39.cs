using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step39() : BookStep(39, "A function for sums")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(Tensor.From(new[] { 1, 2, 3, 4, 5, 6 }));
        Variable y = F.Sum(x);
        y.Backward();
        page.Print(y);
        page.Print(x.Grad);

        x = new Variable(Tensor.From(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }));
        y = F.Sum(x, 0);
        y.Backward();
        page.Print(y);
        page.Print(x.Grad);

        x = new Variable(Tensor.From(new NumPyRandomState(0).RandN(120), (2, 3, 4, 5)));
        page.Print(F.Sum(x, keepDims: true).Shape);
    }
}
