using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step51() : BookStep(51, "MNIST")
{
    private const int BatchSize = 100;

    public override void Run(StepPage page)
    {
        (Dataset train, Dataset test) = page.Digits();
        page.Print(train.Length, test.Length);
        (Tensor x, Tensor t) = train[0];
        page.Print(x.Shape, t);
        PngWriter.Write(page.PathOf("digit.png"), 28, 28, channels: 1, [.. x.ToArray<float>().Select(v => (byte)(255 * v))]);
        page.Wrote("digit.png");

        Learn(page, "sigmoid and SGD", new MLP([1000, 10], random: new RandomGenerator(0)), new SGD(), train, test);
        Learn(page, "ReLU, one layer more, and Adam", new MLP([1000, 1000, 10], F.Relu, random: new RandomGenerator(0)), new Adam(), train, test);
    }

    private static void Learn(StepPage page, string title, MLP model, Optimizer optimizer, Dataset train, Dataset test)
    {
        page.Print(title);
        optimizer.Setup(model);
        var trainLoader = new DataLoader(train, BatchSize);
        var testLoader = new DataLoader(test, BatchSize, shuffle: false);
        for (int epoch = 1; epoch <= page.Times(5, 1); epoch++)
        {
            (double loss, double accuracy) = Epochs.Train(model, optimizer, trainLoader);
            page.Print($"epoch: {epoch}");
            page.Print($"train loss: {loss:F4}, accuracy: {accuracy:F4}");
            (loss, accuracy) = Epochs.Test(model, testLoader);
            page.Print($"test loss: {loss:F4}, accuracy: {accuracy:F4}");
        }
    }
}
