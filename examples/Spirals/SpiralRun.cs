using System.Diagnostics;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Spirals;

/// <summary>One training run on the spiral.</summary>
internal sealed class SpiralRun(SpiralOptions options, Screen screen)
{
    private const double Edge = 1.1;

    public int Run()
    {
        using var interrupt = new Interrupt();
        Device device = options.Device;
        var train = new Spiral();
        var test = new Spiral(train: false);
        screen.Line($"data     Spiral: {train.Length} points in three arms");
        screen.Line($"device   {ProviderNames.Of(device)}");

        var model = new MLP([options.Hidden, 3], random: new RandomGenerator(options.Seed));
        model.To(device);
        Optimizer optimizer = new SGD(options.LearningRate).Setup(model);
        var loader = new DataLoader(train, options.Batch, seed: (ulong)options.Seed, device: device);
        var clock = Stopwatch.StartNew();
        var losses = new List<double>();
        var first = new List<double>();
        for (int epoch = 1; epoch <= options.Epochs && !interrupt.IsRequested; epoch++)
        {
            double sum = 0;
            foreach ((Tensor x, Tensor t) in loader)
            {
                Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
                model.ClearGrads();
                loss.Backward();
                optimizer.Update();
                sum += loss.Data.Item() * x.Length;
                if (first.Count < 100) first.Add(loss.Data.Item());
            }
            losses.Add(sum / train.Length);
            screen.Line($"epoch {epoch}, loss {losses[^1]:F2}");
        }

        double seconds = clock.Elapsed.TotalSeconds, accuracy = Accuracy(model, test);
        Draw(model, train);
        screen.Line($"test accuracy {100 * accuracy:F2} % after {seconds:F1} s; the regions are drawn in {options.Picture}");
        if (interrupt.IsRequested) return ExampleProgram.Interrupted;
        if (options.Json) screen.Line(Result(accuracy, seconds, losses, first, loader.Length).ToJson());
        return 0;
    }

    private double Accuracy(MLP model, Spiral test)
    {
        using var noGrad = new NoGrad();
        return F.Accuracy(model.Forward(test.Data.To(options.Device)), test.Label.To(options.Device)).Data.Item();
    }

    private void Draw(MLP model, Spiral train)
    {
        using var noGrad = new NoGrad();
        var map = new ClassMap(-Edge, Edge, -Edge, Edge);
        map.DrawRegions(points => model.Forward(points.To(options.Device)).Data.ArgMax(axis: 1));
        map.DrawPoints(train.Data, train.Label);
        RunFiles.MakeFolder(options.Picture);
        map.SavePng(options.Picture);
    }

    private RunResult Result(double accuracy, double seconds, List<double> losses, List<double> first, int stepsPerEpoch) => new(options.Device)
    {
        Example = "spiral",
        Data = "Spiral",
        TestAccuracy = Math.Round(accuracy, 6),
        Seconds = Math.Round(seconds, 3),
        Seed = options.Seed,
        Epochs = losses.Count,
        Steps = losses.Count * stepsPerEpoch,
        EpochLosses = losses,
        FirstLosses = first,
    };
}
