using System.Diagnostics;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.CharLm;

/// <summary>One run: a model learns the text, says how surprised it is by the part it has not seen, and writes some of its own.</summary>
internal sealed class CharLmRun(CharLmOptions options, Screen screen)
{
    private const double LongestGradient = 1;
    private const int ReportsPerEpoch = 20;
    private const int ValidationStreams = 64;
    private const int ValidationWindow = 128;
    private const int KeptLosses = 100;

    private readonly List<(double Epoch, double Loss)> _trainCurve = [];
    private readonly List<(double Epoch, double Loss)> _validationCurve = [];
    private readonly List<double> _epochLosses = [];
    private readonly List<double> _firstLosses = [];
    private int _step;

    public int Run()
    {
        Device device = options.Device;
        using var interrupt = new Interrupt();
        string? folder = options.Data is { } data ? Path.Combine(data, "tinyshakespeare") : null;
        var train = new Shakespeare(folder: folder);
        var validation = new Shakespeare(train: false, folder: folder);
        screen.Line($"data     Shakespeare: {train.Length} characters to train on, {validation.Length} to validate on, {train.Characters.Length} different ones");
        ProviderNames.Print(device, screen);
        string kind = options.Cell == CellChoice.Lstm ? "LSTM" : "GRU";
        screen.Line($"network  {options.Layers} x {options.Hidden} {kind}; Adam {options.LearningRate}, {options.Batch} streams, windows of {options.Window}, seed {options.Seed}");

        var model = new CharModel(train.Characters.Length, options.Cell, options.Hidden, options.Layers, new RandomGenerator(options.Seed));
        model.To(device);
        if (options.Weights is { } weights) model.LoadWeights(weights);

        var clock = Stopwatch.StartNew();
        (double Loss, double Accuracy) result = options.Generate
            ? Validate(model, new TextStreams(validation, ValidationStreams, ValidationWindow, device))
            : Train(model, train, validation, interrupt);
        double seconds = clock.Elapsed.TotalSeconds;
        if (interrupt.IsRequested) return Stopped(model);
        if (!options.Generate) Save(model);
        string where = options.Generate ? "" : $" after {seconds:F1} s and {_step} steps; weights in {options.Checkpoint}, curve in {options.Curve}";
        screen.Line($"validation loss {result.Loss:F4} nats per character, {100 * result.Accuracy:F1} % of characters foretold{where}");
        screen.Line();
        screen.Line(new Sampler(model, train, device).Write(options.Prompt, options.Sample, options.Temperature, options.Seed));
        if (options.Json) screen.Line(Result(result.Loss, result.Accuracy, seconds).ToJson());
        return 0;
    }

    private (double Loss, double Accuracy) Train(CharModel model, Shakespeare train, Shakespeare validation, Interrupt interrupt)
    {
        var streams = new TextStreams(train, options.Batch, options.Window, options.Device);
        var unseen = new TextStreams(validation, ValidationStreams, ValidationWindow, options.Device);
        int total = (int)Math.Min((long)options.Epochs * streams.Count, options.MaxSteps ?? int.MaxValue);
        var optimizer = new Adam(options.LearningRate);
        optimizer.Setup(model).AddHook(new ClipGrad(LongestGradient));
        (double Loss, double Accuracy) result = default;
        for (int epoch = 1; _step < total && !interrupt.IsRequested; epoch++)
        {
            var clock = Stopwatch.StartNew();
            int steps = Math.Min(streams.Count, total - _step);
            screen.Track($"epoch {epoch}/{options.Epochs}", steps, report => TrainEpoch(model, optimizer, streams, epoch, steps, total, interrupt, report));
            if (interrupt.IsRequested) break;
            result = Validate(model, unseen);
            _validationCurve.Add((epoch - 1 + (double)steps / streams.Count, result.Loss));
            screen.Line($"epoch {epoch}/{options.Epochs}  train loss {_epochLosses[^1]:F4}  validation loss {result.Loss:F4}  {clock.Elapsed.TotalSeconds:F1} s");
        }
        return result;
    }

    private void TrainEpoch(
        CharModel model, Adam optimizer, TextStreams streams, int epoch, int steps, int total, Interrupt interrupt, Action<int, string> report)
    {
        int done = 0, chunk = Math.Max(1, streams.Count / ReportsPerEpoch);
        double epochSum = 0;
        Tensor? sum = null;
        CharModel.State? state = null;
        foreach ((Tensor x, Tensor t) in streams.Windows())
        {
            optimizer.Alpha = options.LearningRate * (1 - (double)_step / total);
            (Variable scores, state) = model.Run(x, state);
            Variable loss = F.SoftmaxCrossEntropy(scores, t);
            model.ClearGrads();
            loss.Backward();
            optimizer.Update();

            if (_firstLosses.Count < KeptLosses) _firstLosses.Add(loss.Data.Item());
            sum = sum is null ? loss.Data.Clone() : sum + loss.Data;
            _step++;
            done++;
            bool last = done == steps || interrupt.IsRequested;
            if (done % chunk != 0 && !last) continue;
            double part = sum.Item();
            sum = null;
            epochSum += part;
            int counted = done % chunk == 0 ? chunk : done % chunk;
            _trainCurve.Add((epoch - 1 + (double)done / streams.Count, part / counted));
            report(done, $"loss {part / counted:F4}");
            if (last) break;
        }
        _epochLosses.Add(epochSum / done);
    }

    private static (double Loss, double Accuracy) Validate(CharModel model, TextStreams streams)
    {
        using var noGrad = new NoGrad();
        using var testMode = new TestMode();
        double loss = 0, right = 0;
        long count = 0;
        CharModel.State? state = null;
        foreach ((Tensor x, Tensor t) in streams.Windows())
        {
            (Variable scores, state) = model.Run(x, state);
            loss += F.SoftmaxCrossEntropy(scores, t).Data.Item() * t.Length;
            right += F.Accuracy(scores, t).Data.Item() * t.Length;
            count += t.Length;
        }
        return (loss / count, right / count);
    }

    private int Stopped(CharModel model)
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

    private void Save(CharModel model)
    {
        RunFiles.Save(model, options.Checkpoint);
        RunFiles.MakeFolder(options.Curve);
        var chart = new LineChart($"Shakespeare, {options.Cell} of {options.Hidden} on {options.Device.Name}", "epoch", "nats per character");
        chart.Add("train loss", _trainCurve.Select(point => point.Epoch), _trainCurve.Select(point => point.Loss));
        chart.Add("validation loss", _validationCurve.Select(point => point.Epoch), _validationCurve.Select(point => point.Loss));
        chart.SavePng(options.Curve);
    }

    private RunResult Result(double loss, double accuracy, double seconds) => new(options.Device)
    {
        Example = "charlm",
        Data = "Shakespeare",
        TestAccuracy = Math.Round(accuracy, 6),
        TestLoss = Math.Round(loss, 6),
        Seconds = Math.Round(seconds, 3),
        Seed = options.Seed,
        Epochs = _epochLosses.Count,
        Steps = _step,
        EpochLosses = _epochLosses,
        FirstLosses = _firstLosses,
        Checkpoint = options.Generate ? null : options.Checkpoint,
    };
}
