namespace DeZeroNative.Examples.Steps;

internal sealed class Step06() : BookStep(6, "Backpropagation by hand")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(0.5);
        Variable a = F.Square(x);
        Variable b = F.Exp(a);
        Variable y = F.Square(b);

        // One function at a time: what arrives at its output goes on to its input.
        y.Grad = Tensor.Scalar(1.0);
        b.Grad = Autograd.Grad([y], [b], [y.Grad])[0];
        a.Grad = Autograd.Grad([b], [a], [b.Grad])[0];
        x.Grad = Autograd.Grad([a], [x], [a.Grad])[0];
        page.Print(x.Grad!.Data);
    }
}
