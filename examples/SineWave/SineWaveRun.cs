using System.Diagnostics;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.SineWave;

/// <summary>One training run on the sine, by truncated backpropagation through time.</summary>
internal sealed class SineWaveRun(SineWaveOptions options, Screen screen)
{
    private const int Points = 1000;

    private readonly List<double> _losses = [];
    private int _steps;

    public int Run()
    {
        using var interrupt = new Interrupt();
        Device device = options.Device;
        var train = new SinCurve(seed: (ulong)options.Seed);
        screen.Line($"data     SinCurve: {train.Length} points of a noisy sine in {options.Batch} streams");
        screen.Line($"device   {ProviderNames.Of(device)}");

        var model = new SineWaveModel(options.Cell, options.Hidden, new RandomGenerator(options.Seed));
        model.To(device);
        Optimizer optimizer = new Adam(options.LearningRate).Setup(model);
        var loader = new SeqDataLoader(train, options.Batch, device);
        var clock = Stopwatch.StartNew();
        screen.Track("training", options.Epochs, report =>
        {
            for (int epoch = 1; epoch <= options.Epochs && !interrupt.IsRequested; epoch++)
            {
                _losses.Add(TrainEpoch(model, optimizer, loader));
                screen.Line($"| epoch {epoch} | loss {_losses[^1]:F6}");
                report(epoch, $"loss {_losses[^1]:F6}");
            }
        });

        double seconds = clock.Elapsed.TotalSeconds;
        if (interrupt.IsRequested) return ExampleProgram.Interrupted;
        double error = Foretell(model);
        screen.Line($"mean squared error {error:F6} on a cosine, one step ahead, after {seconds:F1} s; drawn in {options.Picture}");
        if (options.Json) screen.Line(Result(error, seconds).ToJson());
        return 0;
    }

    private double TrainEpoch(SineWaveModel model, Optimizer optimizer, SeqDataLoader loader)
    {
        model.ResetState();
        double sum = 0;
        int count = 0;
        Variable? loss = null;
        foreach ((Tensor x, Tensor t) in loader)
        {
            Variable part = F.MeanSquaredError(model.Forward(x), t);
            loss = loss is null ? part : loss + part;
            count++;
            if (count % options.Window != 0 && count != loader.Length) continue;
            model.ClearGrads();
            loss.Backward();
            loss.UnchainBackward();
            optimizer.Update();
            sum += loss.Data.Item();
            loss = null;
            _steps++;
        }
        return sum / count;
    }

    /// <summary>Shows the model a cosine over two periods, point by point, and draws what it expected to come.</summary>
    private double Foretell(SineWaveModel model)
    {
        using var noGrad = new NoGrad();
        double[] cosine = [.. Enumerable.Range(0, Points).Select(i => Math.Cos(4 * Math.PI * i / (Points - 1)))], expected = new double[Points - 1];
        model.ResetState();
        for (int i = 0; i < expected.Length; i++)
            expected[i] = model.Forward(Tensor.From(new[,] { { (float)cosine[i] } }).To(options.Device)).Data.Item();

        var chart = new LineChart($"A cosine foretold by {options.Cell} that saw a noisy sine", "step", "y");
        chart.Add("y=cos(x)", cosine);
        chart.Add("predict", expected);
        RunFiles.MakeFolder(options.Picture);
        chart.SavePng(options.Picture);
        return expected.Select((y, i) => (y - cosine[i + 1]) * (y - cosine[i + 1])).Average();
    }

    private RunResult Result(double error, double seconds) => new(options.Device)
    {
        Example = "rnn",
        Data = "SinCurve",
        TestLoss = Math.Round(error, 8),
        Seconds = Math.Round(seconds, 3),
        Seed = options.Seed,
        Epochs = _losses.Count,
        Steps = _steps,
        EpochLosses = _losses,
        FirstLosses = [.. _losses.Take(100)],
    };
}
