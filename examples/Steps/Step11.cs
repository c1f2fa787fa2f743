namespace DeZeroNative.Examples.Steps;

internal sealed class Step11() : BookStep(11, "Functions of several inputs")
{
    public override void Run(StepPage page)
    {
        Variable[] xs = [new(Tensor.Scalar(2)), new(Tensor.Scalar(3))];
        Variable[] ys = new Add().Apply(xs);

        page.Print(ys[0].Data);
    }

    private sealed class Add : Function
    {
        protected override Tensor[] Forward(Tensor[] xs) => [xs[0] + xs[1]];

        protected override Variable?[] Backward(Variable?[] gys) => [gys[0], gys[0]];
    }
}
