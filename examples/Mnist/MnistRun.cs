using System.Diagnostics;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Mnist;

/// <summary>One training run: data, network, epochs, and the files that it leaves.</summary>
internal sealed class MnistRun(MnistOptions options, Screen screen)
{
    private const int TestBatch = 1000;
    private const int ReportsPerEpoch = 20;
    private const int KeptLosses = 100;

    private readonly List<(double Epoch, double Loss)> _lossCurve = [];
    private readonly List<(double Epoch, double Error)> _errorCurve = [];
    private readonly List<double> _epochLosses = [];
    private readonly List<Tensor> _firstLosses = [];
    private int _step;

    public int Run()
    {
        Device device = options.Device;
        using var interrupt = new Interrupt();
        Digits digits = Digits.Load(options.Data, screen, (long)(options.MaxSteps ?? int.MaxValue) * options.Batch, options.Dataset);
        screen.Line($"data     {digits.Name}: {digits.Train.Length} to train on, {digits.Test.Length} to test on; {digits.Origin}");
        ProviderNames.Print(device, screen);
        (Layer model, string network) = Networks.Make(options.Network, options.Hidden, options.Seed);
        screen.Line($"network  {network}; Adam {options.LearningRate}, batch {options.Batch}, seed {options.Seed}");

        model.To(device);
        if (options.Weights is { } weights) model.LoadWeights(weights);

        var clock = Stopwatch.StartNew();
        double accuracy = Train(model, digits, interrupt);
        double seconds = clock.Elapsed.TotalSeconds;
        return interrupt.IsRequested ? Stopped(model) : Finished(model, digits, accuracy, seconds);
    }

    private double Train(Layer model, Digits digits, Interrupt interrupt)
    {
        var loader = new DataLoader(digits.Train, options.Batch, seed: (ulong)options.Seed, device: options.Device);
        int total = (int)Math.Min((long)options.Epochs * loader.Length, options.MaxSteps ?? int.MaxValue);
        var optimizer = new Adam(options.LearningRate);
        optimizer.Setup(model);
        double accuracy = 0;
        for (int epoch = 1; _step < total && !interrupt.IsRequested; epoch++)
        {
            var clock = Stopwatch.StartNew();
            int steps = Math.Min(loader.Length, total - _step);
            screen.Track($"epoch {epoch}/{options.Epochs}", steps, report => TrainEpoch(model, optimizer, loader, epoch, steps, total, interrupt, report));
            if (interrupt.IsRequested) break;
            accuracy = Accuracy(model, digits.Test);
            _errorCurve.Add((epoch - 1 + (double)steps / loader.Length, 1 - accuracy));
            screen.Line($"epoch {epoch}/{options.Epochs}  loss {_epochLosses[^1]:F4}  test accuracy {100 * accuracy:F2} %  {clock.Elapsed.TotalSeconds:F1} s");
        }
        return accuracy;
    }

    private void TrainEpoch(Layer model, Adam optimizer, DataLoader loader, int epoch, int steps, int total, Interrupt interrupt, Action<int, string> report)
    {
        int done = 0, chunk = Math.Max(1, loader.Length / ReportsPerEpoch);
        double epochSum = 0;
        Tensor? sum = null;
        foreach ((Tensor x, Tensor t) in loader)
        {
            optimizer.Alpha = options.LearningRate * (1 - (double)_step / total);
            Variable loss = F.SoftmaxCrossEntropy(model.Forward(x), t);
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();

            // Losses stay on the device and are read now and then only: reading waits for it.
            if (_firstLosses.Count < KeptLosses) _firstLosses.Add(loss.Data);
            sum = sum is null ? loss.Data.Clone() : sum + loss.Data;
            _step++;
            done++;
            bool last = done == steps || interrupt.IsRequested;
            if (done % chunk != 0 && !last) continue;
            double part = sum.Item();
            sum = null;
            epochSum += part;
            int counted = done % chunk == 0 ? chunk : done % chunk;
            _lossCurve.Add((epoch - 1 + (double)done / loader.Length, part / counted));
            report(done, $"loss {part / counted:F4}");
            if (last) break;
        }
        _epochLosses.Add(epochSum / done);
    }

    private double Accuracy(Layer model, Dataset test)
    {
        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        double right = 0;
        foreach ((Tensor x, Tensor t) in new DataLoader(test, TestBatch, shuffle: false, device: options.Device))
            right += F.Accuracy(model.Forward(x), t).Data.Item() * x.Length;
        return right / test.Length;
    }

    private int Stopped(Layer model)
    {
        if (_step == 0 && options.Weights is null)
        {
            screen.Line("stopped before the first step: there is nothing to save");
            return ExampleProgram.Interrupted;
        }
        RunFiles.Save(model, options.Checkpoint);
        screen.Line($"stopped after {_step} steps; the weights are in {options.Checkpoint}, go on with --weights {options.Checkpoint}");
        return ExampleProgram.Interrupted;
    }

    private int Finished(Layer model, Digits digits, double accuracy, double seconds)
    {
        RunFiles.Save(model, options.Checkpoint);
        RunFiles.MakeFolder(options.Curve);
        var chart = new LineChart($"{digits.Name} on {options.Device.Name}", "epoch", "loss, part wrong");
        chart.Add("train loss", _lossCurve.Select(point => point.Epoch), _lossCurve.Select(point => point.Loss));
        chart.Add("test error", _errorCurve.Select(point => point.Epoch), _errorCurve.Select(point => point.Error));
        chart.SavePng(options.Curve);
        screen.Line($"test accuracy {100 * accuracy:F2} % after {seconds:F1} s and {_step} steps on {digits.Name}; weights in {options.Checkpoint}, curve in {options.Curve}");
        if (options.Json) screen.Line(Result(digits, accuracy, seconds).ToJson());
        return 0;
    }

    private RunResult Result(Digits digits, double accuracy, double seconds) => new(options.Device)
    {
        Example = "mnist",
        Data = digits.Name,
        TestAccuracy = Math.Round(accuracy, 6),
        Seconds = Math.Round(seconds, 3),
        Seed = options.Seed,
        Epochs = _epochLosses.Count,
        Steps = _step,
        EpochLosses = [.. _epochLosses],
        FirstLosses = [.. _firstLosses.Select(loss => loss.Item())],
        Checkpoint = options.Checkpoint,
    };
}
