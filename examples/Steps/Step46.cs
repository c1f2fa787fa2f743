using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step46() : BookStep(46, "Optimizers update the parameters")
{
    public override void Run(StepPage page)
    {
        foreach ((string name, Optimizer optimizer) in new (string, Optimizer)[] { ("SGD", new SGD(0.2)), ("MomentumSGD", new MomentumSGD(0.02)), ("Adam", new Adam(0.01)) })
        {
            NoisyCurve data = NoisyCurve.Sine();
            var model = new MLP([10, 1], dtype: DType.Float64);
            model.SetWeights(NoisyCurve.Weights(data.Random, "l{0}/", 1, 10, 1));
            optimizer.Setup(model);
            page.Print(name);
            for (int i = 0; i < page.Times(10000, 1001); i++)
            {
                Variable loss = F.MeanSquaredError(data.Y, model.Forward(data.X));
                model.ClearGrads();
                loss.Backward();
                optimizer.Update();
                if (i % 1000 == 0) page.Print(loss);
            }
        }
    }
}
