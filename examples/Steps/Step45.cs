using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step45() : BookStep(45, "Layers in a layer: models")
{
    public override void Run(StepPage page)
    {
        NoisyCurve data = NoisyCurve.Sine();
        var model = new TwoLayerNet(hidden: 10, outputs: 1);
        model.SetWeights(NoisyCurve.Weights(data.Random, "l{0}/", 1, 10, 1));
        const double lr = 0.2;
        for (int i = 0; i < page.Times(10000, 1001); i++)
        {
            Variable loss = F.MeanSquaredError(data.Y, model.Forward(data.X));
            model.ClearGrads();
            loss.Backward();
            foreach (Parameter p in model.Parameters()) p.Data -= lr * p.Grad!.Data;
            if (i % 1000 == 0) page.Print(loss);
        }
        data.Save(page, "sine_45.png", model.Forward);
        model.Plot(data.X, page.PathOf("two_layer_net.svg"));
        page.Wrote("two_layer_net.svg");

        // Any number of layers, ready made.
        page.Print(string.Join(' ', new MLP([10, 20, 30, 40, 1], dtype: DType.Float64).NamedLayers.Select(layer => layer.Key)));
    }

    private sealed class TwoLayerNet : Model
    {
        private readonly Linear _l0, _l1;

        public TwoLayerNet(int hidden, int outputs)
        {
            _l0 = Add("l0", new Linear(hidden, dtype: DType.Float64));
            _l1 = Add("l1", new Linear(outputs, dtype: DType.Float64));
        }

        protected override Variable Compute(Variable x) => _l1.Forward(F.Sigmoid(_l0.Forward(x)));
    }
}
