using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

/// <summary>Once through the data of a classifier, as steps 50 to 54 go; what comes back are the mean loss and the part that was right.</summary>
internal static class Epochs
{
    public static (double Loss, double Accuracy) Train(Layer model, Optimizer optimizer, DataLoader loader) => Run(model, loader, loss =>
    {
        model.ClearGrads();
        loss.Backward();
        optimizer.Update();
    });

    public static (double Loss, double Accuracy) Test(Layer model, DataLoader loader)
    {
        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        return Run(model, loader, _ => { });
    }

    private static (double Loss, double Accuracy) Run(Layer model, DataLoader loader, Action<Variable> learn)
    {
        double sumLoss = 0, sumRight = 0;
        long count = 0;
        foreach ((Tensor x, Tensor t) in loader)
        {
            Variable y = model.Forward(x), loss = F.SoftmaxCrossEntropy(y, t);
            learn(loss);
            sumLoss += loss.Data.Item() * x.Length;
            sumRight += F.Accuracy(y, t).Data.Item() * x.Length;
            count += x.Length;
        }
        return (sumLoss / count, sumRight / count);
    }
}
