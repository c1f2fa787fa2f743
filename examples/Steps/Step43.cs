namespace DeZeroNative.Examples.Steps;

internal sealed class Step43() : BookStep(43, "A neural network")
{
    private const int Hidden = 10;

    public override void Run(StepPage page)
    {
        NoisyCurve data = NoisyCurve.Sine();
        Variable x = data.X, y = data.Y;
        var w1 = new Variable(0.01 * Tensor.From(data.Random.RandN(Hidden), (1, Hidden)));
        var b1 = new Variable(Tensor.Zeros(Hidden, DType.Float64));
        var w2 = new Variable(0.01 * Tensor.From(data.Random.RandN(Hidden), (Hidden, 1)));
        var b2 = new Variable(Tensor.Zeros(1, DType.Float64));
        const double lr = 0.2;
        for (int i = 0; i < page.Times(10000, 1001); i++)
        {
            Variable loss = F.MeanSquaredError(y, Predict(x));
            foreach (Variable p in new[] { w1, b1, w2, b2 }) p.ClearGrad();
            loss.Backward();
            foreach (Variable p in new[] { w1, b1, w2, b2 }) p.Data -= lr * p.Grad!.Data;
            if (i % 1000 == 0) page.Print(loss);
        }
        data.Save(page, "sine_43.png", Predict);

        Variable Predict(Variable x) => F.Linear(F.Sigmoid(F.Linear(x, w1, b1)), w2, b2);
    }
}
