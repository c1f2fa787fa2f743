using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>A weight file that DeZero wrote, loaded into the model it came from.</summary>
internal static class WeightFile
{
    internal static bool Knows(string model) => model is "mlp" or "convnet" or "rnn" or "lstm";

    internal static Dictionary<string, Tensor> Run(CaseContext c)
    {
        Layer model = c.Text("model") switch
        {
            "mlp" => new MLP(c.Ints("layers"), Activation(c.Text("activation")), dtype: c.Case.DType),
            "convnet" => new ConvNet(c.Int("channels"), c.Int("hidden"), c.Int("out"), c.Case.DType),
            "rnn" => new StepModel("rnn", new Rnn(c.Int("hidden"), dtype: c.Case.DType), c),
            "lstm" => new StepModel("lstm", new Lstm(c.Int("hidden"), dtype: c.Case.DType), c),
            string other => throw new InvalidDataException($"model '{other}'"),
        };
        model.To(c.Device);
        model.LoadWeights(Path.Combine(c.Folder, c.Text("weights_file")));
        using (new TestMode()) return new() { ["y"] = model.Forward(c.X).Data };
    }

    internal static Func<Variable, Variable> Activation(string name) => name switch
    {
        "sigmoid" => F.Sigmoid,
        "relu" => F.Relu,
        "tanh" => F.Tanh,
        _ => throw new InvalidDataException($"activation '{name}'"),
    };

    /// <summary>A stateful layer, and a linear one at every step.</summary>
    private sealed class StepModel : Model
    {
        private readonly StatefulLayer _steps;
        private readonly Linear _fc;

        public StepModel(string name, StatefulLayer steps, CaseContext c)
        {
            _steps = Add(name, steps);
            _fc = Add("fc", new Linear(c.Int("out"), dtype: c.Case.DType));
        }

        protected override Variable Compute(Variable x)
        {
            _steps.ResetState();
            return F.Stack([.. Enumerable.Range(0, (int)x.Length).Select(t => _fc.Forward(_steps.Forward(x[t])))]);
        }
    }
}
