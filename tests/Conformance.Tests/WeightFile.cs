using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>A weight file that DeZero wrote, loaded into the model it came from.</summary>
internal static class WeightFile
{
    internal static bool Knows(string model) => model is "mlp" or "convnet";

    internal static Dictionary<string, Tensor> Run(CaseContext c)
    {
        Layer model = c.Text("model") == "mlp"
            ? new MLP(c.Ints("layers"), Activation(c.Text("activation")), dtype: c.Case.DType)
            : new ConvNet(c.Int("channels"), c.Int("hidden"), c.Int("out"), c.Case.DType);
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
}
