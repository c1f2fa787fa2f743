namespace DeZeroNative.Examples.Steps;

internal sealed class Step05() : BookStep(5, "The theory of backpropagation: the chain rule, from the output back")
{
    public override void Run(StepPage page)
    {
        // y = C(b), b = B(a), a = A(x): dy/dx is a product, and from the left each factor needs what forward left behind.
        const double x = 0.5;
        double a = x * x, b = Math.Exp(a);
        double gy = 1, gb = gy * (2 * b), ga = gb * b, gx = ga * (2 * x);
        page.Print("dy/dy =", gy);
        page.Print("dy/db =", gb);
        page.Print("dy/da =", ga);
        page.Print("dy/dx =", gx);
    }
}
