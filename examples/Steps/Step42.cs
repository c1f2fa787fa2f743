namespace DeZeroNative.Examples.Steps;

internal sealed class Step42() : BookStep(42, "Linear regression")
{
    public override void Run(StepPage page)
    {
        var data = new NoisyCurve(x => 5 + (2 * x));
        Variable x = data.X, y = data.Y;
        var w = new Variable(Tensor.Zeros((1, 1), DType.Float64));
        var b = new Variable(Tensor.Zeros(1, DType.Float64));
        const double lr = 0.1;
        for (int i = 0; i < 100; i++)
        {
            Variable loss = F.MeanSquaredError(y, Predict(x));
            w.ClearGrad();
            b.ClearGrad();
            loss.Backward();
            w.Data -= lr * w.Grad!.Data;
            b.Data -= lr * b.Grad!.Data;
            page.Print(w, b, loss);
        }
        data.Save(page, "regression.png", Predict);

        Variable Predict(Variable x) => F.MatMul(x, w) + b;
    }
}
