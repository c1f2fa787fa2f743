using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step44() : BookStep(44, "Layers keep the parameters")
{
    public override void Run(StepPage page)
    {
        NoisyCurve data = NoisyCurve.Sine();
        Dictionary<string, Tensor> weights = NoisyCurve.Weights(data.Random, "{0}", 1, 10, 1);
        Linear l1 = Layer(10, "0"), l2 = Layer(1, "1");
        const double lr = 0.2;
        for (int i = 0; i < page.Times(10000, 1001); i++)
        {
            Variable loss = F.MeanSquaredError(data.Y, Predict(data.X));
            l1.ClearGrads();
            l2.ClearGrads();
            loss.Backward();
            foreach (Parameter p in l1.Parameters().Concat(l2.Parameters())) p.Data -= lr * p.Grad!.Data;
            if (i % 1000 == 0) page.Print(loss);
        }
        data.Save(page, "sine_44.png", Predict);

        Variable Predict(Variable x) => l2.Forward(F.Sigmoid(l1.Forward(x)));

        Linear Layer(int outputs, string name)
        {
            var layer = new Linear(outputs, dtype: DType.Float64);
            layer.SetWeights(new Dictionary<string, Tensor> { ["W"] = weights[name + "W"], ["b"] = weights[name + "b"] });
            return layer;
        }
    }
}
