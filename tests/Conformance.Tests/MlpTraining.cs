using DeZeroNative.NN;

namespace DeZeroNative.Tests.Conformance;

/// <summary>DeZero's MLP on spiral minibatches under SGD: the loss of every step and the final weights.</summary>
internal static class MlpTraining
{
    internal static Dictionary<string, Tensor> Run(CaseContext c)
    {
        var model = new MLP(c.Ints("layers"), WeightFile.Activation(c.Text("activation")), dtype: c.Case.DType);
        model.To(c.Device);
        model.SetWeights(c.Case.Inputs.Where(name => name is not ("x" or "t")).ToDictionary(name => name.Replace('_', '/'), c.Tensor));
        Optimizer optimizer = new SGD(c.Number("lr")).Setup(model);
        var losses = new List<Tensor>();
        for (int i = 0; i < c.Int("iters"); i++)
        {
            Variable loss = F.SoftmaxCrossEntropy(model.Forward(c.Tensor("x")[i]), c.Tensor("t")[i]);
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();
            losses.Add(loss.Data);
        }
        var outputs = new Dictionary<string, Tensor> { ["loss"] = Tensor.Stack([.. losses]) };
        foreach ((string name, Parameter parameter) in model.NamedParameters()) outputs[name.Replace('/', '_')] = parameter.Data;
        return outputs;
    }
}
