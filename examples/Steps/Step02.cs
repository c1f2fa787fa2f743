namespace DeZeroNative.Examples.Steps;

internal sealed class Step02() : BookStep(2, "A function makes a variable from a variable")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(Tensor.Scalar(10));
        Variable y = new Square().Apply(x);

        page.Print(y.GetType());
        page.Print(y.Data);
    }

    private sealed class Square : UnaryFunction
    {
        protected override Tensor Forward(Tensor x) => x * x;

        protected override Variable Backward(Variable gy) => gy * (X * 2);
    }
}
