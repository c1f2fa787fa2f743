using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step34() : BookStep(34, "Higher derivatives of sin")
{
    public override void Run(StepPage page)
    {
        var x = new Variable(1.0);
        F.Sin(x).Backward(createGraph: true);
        for (int i = 0; i < 3; i++)
        {
            Variable gx = x.Grad!;
            x.ClearGrad();
            gx.Backward(createGraph: true);
            page.Print(x.Grad);
        }

        x = new Variable(Tensor.Linspace(-7, 7, 200, DType.Float64));
        Variable y = F.Sin(x);
        var chart = new LineChart("sin and its derivatives", "x", "y");
        double[] xs = x.Data.ToArray<double>();
        foreach (string name in new[] { "y = sin(x)", "y'", "y''", "y'''" })
        {
            chart.Add(name, xs, y.Data.ToArray<double>());
            x.ClearGrad();
            F.Sum(y).Backward(createGraph: true);
            y = x.Grad!;
        }
        chart.SavePng(page.PathOf("sin_derivatives.png"));
        page.Wrote("sin_derivatives.png");
    }
}
