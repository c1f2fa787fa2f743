using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>Regression by an LSTM and a linear layer under PyTorch's Adam: the loss of every step and the final weights.</summary>
internal static class LstmTraining
{
    private static readonly string[] s_names = ["w_ih", "w_hh", "b_ih", "b_hh", "fc_w", "fc_b"];

    internal static Dictionary<string, Tensor> Run(CaseContext c)
    {
        Dictionary<string, Parameter> p = s_names.ToDictionary(name => name, name => new Parameter(c.Tensor(name).Clone(), name));
        var weights = new RecurrentWeights(p["w_ih"], p["w_hh"], p["b_ih"], p["b_hh"]);
        Optimizer optimizer = new AdamW(c.Number("lr"), c.Number("beta1"), c.Number("beta2"), c.Number("eps"), weightDecay: 0).Setup(p.Values);
        var losses = new List<Tensor>();
        for (int i = 0; i < c.Int("steps"); i++)
        {
            Variable h = F.Lstm(c.X, null, null, [weights]).H[0];
            Variable loss = F.Mean(F.Pow(F.Linear(h, p["fc_w"], p["fc_b"]) - c.Tensor("target"), 2));
            foreach (Parameter parameter in p.Values) parameter.ClearGrad();
            loss.Backward();
            optimizer.Update();
            losses.Add(loss.Data);
        }
        var outputs = new Dictionary<string, Tensor> { ["loss"] = Tensor.Stack([.. losses]) };
        foreach (string name in s_names) outputs[name] = p[name].Data;
        return outputs;
    }
}
