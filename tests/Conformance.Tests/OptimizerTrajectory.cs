using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>Parameters under given gradients, after each update.</summary>
internal static class OptimizerTrajectory
{
    internal static bool Knows(string optimizer) =>
        optimizer is "SGD" or "MomentumSGD" or "NesterovSGD" or "AdaGrad" or "AdaDelta" or "Adam" or "TorchAdam" or "AdamW" or "RMSprop";

    internal static Dictionary<string, Tensor> Run(CaseContext c)
    {
        int count = c.Case.Inputs.Count(name => name.StartsWith("param", StringComparison.Ordinal));
        var parameters = new Parameter[count];
        var paths = new List<Tensor>[count];
        for (int k = 0; k < count; k++)
        {
            parameters[k] = new(c.Tensor("param" + k).Clone());
            paths[k] = [];
        }
        Optimizer optimizer = Make(c).Setup(parameters);
        AddHooks(c, optimizer);
        long steps = c.Tensor("grads0").Length;
        for (long step = 0; step < steps; step++)
        {
            for (int k = 0; k < count; k++) parameters[k].Grad = c.Tensor("grads" + k)[step].Clone();
            optimizer.Update();
            for (int k = 0; k < count; k++) paths[k].Add(parameters[k].Data.Clone());
        }
        return Enumerable.Range(0, count).ToDictionary(k => "params" + k, k => Tensor.Stack([.. paths[k]]));
    }

    private static Optimizer Make(CaseContext c) => c.Text("optimizer") switch
    {
        "SGD" => new SGD(c.Number("lr")),
        "MomentumSGD" => new MomentumSGD(c.Number("lr"), c.Number("momentum")),
        "AdaGrad" => new AdaGrad(c.Number("lr"), c.Number("eps")),
        "AdaDelta" => new AdaDelta(c.Number("rho"), c.Number("eps")),
        "Adam" => new Adam(c.Number("alpha"), c.Number("beta1"), c.Number("beta2"), c.Number("eps")),
        "TorchAdam" => new AdamW(c.Number("lr"), c.Number("beta1"), c.Number("beta2"), c.Number("eps"), weightDecay: 0),
        "AdamW" => new AdamW(c.Number("lr"), c.Number("beta1"), c.Number("beta2"), c.Number("eps"), c.Number("weight_decay")),
        "RMSprop" => new RMSprop(c.Number("lr"), c.Number("alpha"), c.Number("eps"), c.Number("momentum"), c.Flag("centered")),
        "NesterovSGD" => new NesterovSGD(c.Number("lr"), c.Number("momentum"), c.Number("weight_decay")),
        string name => throw new InvalidDataException($"optimizer '{name}'"),
    };

    private static void AddHooks(CaseContext c, Optimizer optimizer)
    {
        if (!c.Case.Attrs.TryGetProperty("hooks", out System.Text.Json.JsonElement hooks)) return;
        foreach (System.Text.Json.JsonElement hook in hooks.EnumerateArray())
        {
            if (hook.GetProperty("hook").GetString() == "WeightDecay") optimizer.AddHook(new WeightDecay(hook.GetProperty("rate").GetDouble()));
            else optimizer.AddHook(new ClipGrad(hook.GetProperty("max_norm").GetDouble()));
        }
    }
}
