using System.Text.Json;
using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>A small convolutional network under SGD: the loss of every step, the final parameters and running statistics.</summary>
internal static class CnnTraining
{
    private static readonly string[] s_parameters = ["conv1_w", "conv1_b", "bn_gamma", "bn_beta", "conv2_w", "conv2_b", "fc_w", "fc_b"];

    internal static Dictionary<string, Tensor> Run(CaseContext c)
    {
        var p = s_parameters.ToDictionary(name => name, name => new Parameter(c.Tensor(name).Clone(), name));
        Tensor mean = c.Tensor("bn_mean").Clone(), var = c.Tensor("bn_var").Clone();
        Optimizer optimizer = new SGD(c.Number("lr")).Setup(p.Values);
        var losses = new List<Tensor>();
        for (int step = 0; step < c.Int("steps"); step++)
        {
            Variable h = Convolve(c, "conv1", c.Tensor("x")[step], p);
            h = F.BatchNorm(h, p["bn_gamma"], p["bn_beta"], mean, var, 1 - Number(c, "bn", "momentum"), Number(c, "bn", "eps"));
            h = F.Pooling(F.Relu(h), Sizes(c, "pool", "kernel"), Sizes(c, "pool", "stride"));
            h = F.Relu(Convolve(c, "conv2", h, p));
            Variable logits = F.Linear(F.GlobalAveragePooling(h), p["fc_w"], p["fc_b"]), loss = F.SoftmaxCrossEntropy(logits, c.Tensor("t")[step]);
            foreach (Parameter parameter in p.Values) parameter.ClearGrad();
            loss.Backward();
            optimizer.Update();
            losses.Add(loss.Data);
        }
        var outputs = p.ToDictionary(named => named.Key, named => named.Value.Data);
        (outputs["loss"], outputs["bn_mean"], outputs["bn_var"]) = (Tensor.Stack([.. losses]), mean, var);
        return outputs;
    }

    private static Variable Convolve(CaseContext c, string name, Variable x, Dictionary<string, Parameter> p) =>
        F.Conv2d(x, p[name + "_w"], p[name + "_b"], Sizes(c, name, "stride"), Sizes(c, name, "pad"));

    private static JsonElement Attr(CaseContext c, string part, string name) => c.Attr(part).GetProperty(name);

    private static double Number(CaseContext c, string part, string name) => Attr(c, part, name).GetDouble();

    private static Pair Sizes(CaseContext c, string part, string name) => (Attr(c, part, name)[0].GetInt32(), Attr(c, part, name)[1].GetInt32());
}
