using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step50() : BookStep(50, "A loader deals out the batches")
{
    private const int BatchSize = 10;

    public override void Run(StepPage page)
    {
        // Iterators are the language's own here.
        foreach (int i in CountTo(5)) page.Print(i);

        var trainLoader = new DataLoader(new Spiral(train: true), BatchSize);
        var testLoader = new DataLoader(new Spiral(train: false), BatchSize, shuffle: false);
        foreach ((Tensor x, Tensor t) in trainLoader)
        {
            page.Print(x.Shape, t.Shape);
            break;
        }

        Tensor y = Tensor.From(new[,] { { 0.2, 0.8, 0 }, { 0.1, 0.9, 0 }, { 0.8, 0.1, 0.1 } });
        page.Print(F.Accuracy(y, Tensor.From(new long[] { 1, 2, 0 })));

        var model = new MLP([10, 3], random: new RandomGenerator(0));
        Optimizer optimizer = new SGD(1.0).Setup(model);
        var trainLosses = new List<double>();
        var testLosses = new List<double>();
        int epochs = page.Times(300, 10);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            (double loss, double accuracy) train = Epochs.Train(model, optimizer, trainLoader), test = Epochs.Test(model, testLoader);
            page.Print($"epoch: {epoch}");
            page.Print($"train loss: {train.loss:F4}, accuracy: {train.accuracy:F4}");
            page.Print($"test loss: {test.loss:F4}, accuracy: {test.accuracy:F4}");
            trainLosses.Add(train.loss);
            testLosses.Add(test.loss);
        }

        var chart = new LineChart("spiral", "epoch", "loss");
        chart.Add("train", trainLosses);
        chart.Add("test", testLosses);
        chart.SavePng(page.PathOf("spiral_loss.png"));
        page.Wrote("spiral_loss.png");
    }

    private static IEnumerable<int> CountTo(int end)
    {
        for (int i = 0; i < end; i++) yield return i;
    }
}
