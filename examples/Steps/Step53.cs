using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step53() : BookStep(53, "Saving a model, and reading it back")
{
    public override void Run(StepPage page)
    {
        // NumPy's own format, one tensor under each name.
        string path = page.PathOf("test.npz");
        NpzFile.Save(path, [new("x1", Tensor.From(new[] { 1, 2, 3 })), new("x2", Tensor.From(new[] { 4, 5, 6 }))]);
        NpzFile arrays = NpzFile.Load(path);
        page.Print(arrays["x1"]);
        page.Print(arrays["x2"]);

        // Layers in layers: the names on the way are the key.
        foreach ((string key, Parameter parameter) in new Nested().NamedParameters()) page.Print(key, parameter.Data);

        (Dataset train, Dataset test) = page.Digits();
        var model = new MLP([1000, 10], random: new RandomGenerator(0));
        (double loss, _) = Epochs.Train(model, new SGD().Setup(model), new DataLoader(train, 100));
        page.Print($"epoch: 1, loss: {loss:F4}");
        string weights = page.PathOf("my_mlp.npz");
        model.SaveWeights(weights);
        page.Wrote("my_mlp.npz");

        // Another model, elsewhere or on another day, goes on where this one stopped.
        var other = new MLP([1000, 10]);
        other.LoadWeights(weights);
        using var noGrad = new NoGrad();
        (Tensor x, _) = test.Batch([0, 1, 2]);
        page.Print("the same answers:", Tensor.AllClose(model.Forward(x).Data, other.Forward(x).Data, rtol: 0, atol: 0));
    }

    private sealed class Nested : Layer
    {
        public Nested()
        {
            AddParameter("p1", Tensor.Scalar(1.0));
            Add("l1", new Inner());
        }

        protected override Variable Compute(Variable x) => x;

        private sealed class Inner : Layer
        {
            public Inner()
            {
                AddParameter("p2", Tensor.Scalar(2.0));
                AddParameter("p3", Tensor.Scalar(3.0));
            }

            protected override Variable Compute(Variable x) => x;
        }
    }
}
