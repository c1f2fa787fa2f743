using System.Diagnostics;
using DeZeroNative.Examples.Mnist;
using DeZeroNative.Examples.Terminal;
using DeZeroNative.NN;

namespace DeZeroNative.Examples.Generative;

/// <summary>Goes through the digits epoch by epoch: steps, progress, a line for each epoch, and an end when the user wants one.</summary>
internal sealed class DigitLoop(GenerativeOptions options, Screen screen, params string[] lossNames)
{
    private const int ReportsPerEpoch = 20;
    private const int KeptLosses = 100;

    private readonly List<double> _epochLosses = [];
    private readonly List<Tensor> _firstLosses = [];
    private int _steps;

    /// <summary>
    /// Runs. A step gets a batch of pictures (n, 784) from 0 to 1 and gives its losses; after each epoch there may be a word to add to its line.
    /// </summary>
    /// <returns>The exit code.</returns>
    public int Run(Digits digits, Func<Tensor, Tensor[]> step, Func<int, string> afterEpoch)
    {
        using var interrupt = new Interrupt();
        var clock = Stopwatch.StartNew();
        var loader = new DataLoader(digits.Train, options.Batch, seed: (ulong)options.Seed, device: options.Device, dropLast: digits.Train.Length >= options.Batch);
        int total = (int)Math.Min((long)options.Epochs * loader.Length, options.MaxSteps ?? int.MaxValue);
        for (int epoch = 1; _steps < total && !interrupt.IsRequested; epoch++)
        {
            var epochClock = Stopwatch.StartNew();
            int steps = Math.Min(loader.Length, total - _steps);
            string losses = "";
            screen.Track($"epoch {epoch}/{options.Epochs}", steps, report => losses = Epoch(loader, steps, step, interrupt, report));
            screen.Line($"epoch {epoch}/{options.Epochs}  {losses}{afterEpoch(epoch)}  {epochClock.Elapsed.TotalSeconds:F1} s");
        }
        if (interrupt.IsRequested)
        {
            screen.Line($"stopped after {_steps} steps; the pictures are in {options.Folder}");
            return ExampleProgram.Interrupted;
        }
        screen.Line($"{_steps} steps in {clock.Elapsed.TotalSeconds:F1} s; the pictures are in {options.Folder}");
        if (options.Json) screen.Line(Result(digits, clock.Elapsed.TotalSeconds).ToJson());
        return 0;
    }

    private string Epoch(DataLoader loader, int steps, Func<Tensor, Tensor[]> step, Interrupt interrupt, Action<int, string> report)
    {
        var sums = new Tensor[lossNames.Length];
        int done = 0, chunk = Math.Max(1, loader.Length / ReportsPerEpoch);
        string words = "";
        foreach ((Tensor x, _) in loader)
        {
            Tensor[] losses = step(x);
            // Losses stay on the device and are read now and then only: reading waits for it.
            for (int i = 0; i < sums.Length; i++) sums[i] = sums[i] is { } sum ? sum + losses[i] : losses[i].Clone();
            if (_firstLosses.Count < KeptLosses) _firstLosses.Add(losses[0]);
            _steps++;
            done++;
            bool last = done == steps || interrupt.IsRequested;
            if (done % chunk != 0 && !last) continue;
            words = string.Join("  ", lossNames.Select((name, i) => $"{name} {sums[i].Item() / done:F4}"));
            report(done, words);
            if (last) break;
        }
        _epochLosses.Add(sums[0].Item() / done);
        return words;
    }

    private RunResult Result(Digits digits, double seconds) => new(options.Device)
    {
        Example = options.Example,
        Data = digits.Name,
        Seconds = Math.Round(seconds, 3),
        Seed = options.Seed,
        Epochs = _epochLosses.Count,
        Steps = _steps,
        EpochLosses = [.. _epochLosses],
        FirstLosses = [.. _firstLosses.Select(loss => loss.Item())],
    };
}
