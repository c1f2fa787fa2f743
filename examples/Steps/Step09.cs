namespace DeZeroNative.Examples.Steps;

internal sealed class Step09() : BookStep(9, "Functions that read like functions")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(0.5);
        Variable y = F.Square(F.Exp(F.Square(x)));
        y.Backward();
        page.Print(x.Grad!.Data);

        // A variable is made of a tensor or a number; the compiler refuses anything else, where the book raises TypeError.
        page.Print(new Variable(Tensor.Scalar(1.0)));
        page.Print(new Variable(1.0));
    }
}
