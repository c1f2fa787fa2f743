namespace DeZeroNative.Examples.Steps;

internal sealed class Step27() : BookStep(27, "Taylor's series, differentiated")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(Math.PI / 4);
        Variable y = F.Sin(x);
        y.Backward();
        page.Print("--- original sin ---");
        page.Print(y.Data);
        page.Print(x.Grad!.Data);

        x = new Variable(Math.PI / 4, name: "x");
        y = TaylorSin(x, threshold: 1e-4);
        y.Backward();
        page.Print("--- approximate sin ---");
        page.Print(y.Data);
        page.Print(x.Grad!.Data);
        y.Name = "y";
        page.SaveGraph(y, "my_sin");
    }

    private static Variable TaylorSin(Variable x, double threshold)
    {
        Variable y = Tensor.Scalar(0.0);
        double factorial = 1;
        for (int i = 0; ; i++)
        {
            if (i > 0) factorial *= 2 * i * (2 * i + 1);
            Variable t = (i % 2 == 0 ? 1 : -1) / factorial * F.Pow(x, 2 * i + 1);
            y += t;
            if (Math.Abs(t.Data.Item()) < threshold) return y;
        }
    }
}
