using System.Diagnostics;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Steps;

internal sealed class Step52() : BookStep(52, "The same on a GPU, through OpenCL")
{
    private const int BatchSize = 100;

    public override void Run(StepPage page)
    {
        (Dataset train, _) = page.Digits();
        page.Print($"{Device.OpenCLCount} OpenCL devices");
        Learn(page, train, Device.Cpu);
        if (Device.OpenCLCount > 0) Learn(page, train, Device.OpenCL(0));
    }

    private static void Learn(StepPage page, Dataset train, Device device)
    {
        page.Print(ProviderNames.Of(device));
        var model = new MLP([1000, 10], random: new RandomGenerator(0));
        // Only these two lines know of devices: the model goes there, and the loader sends the batches.
        model.To(device);
        var loader = new DataLoader(train, BatchSize, device: device);
        Optimizer optimizer = new SGD().Setup(model);
        for (int epoch = 1; epoch <= page.Times(5, 1); epoch++)
        {
            var clock = Stopwatch.StartNew();
            double sum = 0;
            foreach ((Tensor x, Tensor t) in loader)
            {
                Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
                model.ClearGrads();
                loss.Backward();
                optimizer.Update();
                sum += loss.Data.Item() * x.Length;
            }
            page.Print($"epoch: {epoch}, loss: {sum / train.Length:F4}, time: {clock.Elapsed.TotalSeconds:F4}[sec]");
        }
    }
}
