using System.Security.Cryptography;
using DeZeroNative.TestKit;

namespace DeZeroNative.NN.Tests.Checkpoints;

/// <summary>A small training run with everything that a checkpoint holds.</summary>
internal sealed class TrainingRun
{
    private readonly Device _device;
    private readonly Sequential _model;
    private readonly Optimizer _optimizer;
    private readonly RateScheduler _scheduler;
    private readonly ExponentialMovingAverage _average;
    private readonly DataLoader _loader;
    private double _sum;

    /// <summary>Makes the run; the seed decides how it begins, and nothing once a checkpoint was loaded.</summary>
    internal TrainingRun(string device, long seed, Optimizer? optimizer = null)
    {
        _device = Device.Parse(device);
        var random = new RandomGenerator(seed);
        _model =
        [
            new Linear(24, random: random), F.Relu, new Dropout(0.3, random), new RunningScale(), new Linear(24, random: random), F.Tanh,
            new Dropout(0.2, random), new Linear(3, inSize: 24, random: random),
        ];
        _model.To(_device);
        _optimizer = (optimizer ?? new AdamW(0.02, weightDecay: 0.1)).Setup(_model).AddHook(new ClipGrad(1));
        if (optimizer is null) _optimizer.AddGroup(parameter => parameter.Rank == 1, ("weight_decay", 0)).AddGroup(_model["l0"], ("lr", 0.01));
        _scheduler = new RateScheduler(_optimizer, HasRate ? new LinearWarmup(5).Then(5, new CosineAnnealing(80)) : null, new ReduceOnPlateau(0.5, patience: 2), HasRate ? null : "eps");
        _average = new ExponentialMovingAverage(_model, 0.9, warmUp: true);
        _loader = new DataLoader(new Spiral(), batchSize: 32, seed: (ulong)seed, device: _device);
        Checkpoint = new Checkpoint().Add("model", _model).Add("optimizer", _optimizer).Add("schedule", _scheduler).Add("average", _average)
            .Add("data", _loader).Add("sum", () => _sum.ToString("R"), text => _sum = double.Parse(text));
    }

    internal Checkpoint Checkpoint { get; }

    internal Optimizer Optimizer => _optimizer;

    internal Sequential Model => _model;

    internal RateScheduler Scheduler => _scheduler;

    internal ExponentialMovingAverage Average => _average;

    internal long Updates => _optimizer.Updates;

    private bool HasRate => _optimizer is not AdaDelta;

    /// <summary>Trains until so many updates have been made in all, and calls a function after each.</summary>
    internal TrainingRun Train(long updates, Action? afterUpdate = null)
    {
        while (Updates < updates)
        {
            foreach ((Tensor x, Tensor t) in _loader)
            {
                Variable loss = F.SoftmaxCrossEntropy(_model.Forward(x), t);
                _model.ClearGrads();
                loss.Backward();
                _optimizer.Update();
                _scheduler.Step();
                _average.Update();
                _sum += loss.Data.Item();
                if (Updates % 7 == 0) _scheduler.Report(_sum / Updates);
                afterUpdate?.Invoke();
                if (Updates == updates) break;
            }
        }
        return this;
    }

    /// <summary>All bits that make up the state.</summary>
    internal string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string key, Parameter parameter) in _model.NamedParameters())
        {
            Add(key, parameter.Data);
            if (_average[parameter] is { } average) Add(key, average);
            foreach ((string name, ParameterState state) in _optimizer.States)
                if (state.Find(parameter) is not null) Add($"{name} {state.Steps(parameter)}", state[parameter]);
        }
        foreach ((string key, Tensor buffer) in _model.NamedBuffers()) Add(key, buffer);
        string numbers = string.Join(' ', _optimizer.Groups.SelectMany(group => group.Options.Select(option => $"{option} {group[option]:R}")));
        numbers += $" {Updates} {_scheduler.Steps} {_scheduler.Plateau!.Best:R} {_scheduler.Plateau.Factor:R} {_scheduler.Plateau.Waited} {_sum:R} {_average.Updates}";
        numbers += $" {_loader.State} {string.Join(' ', _model.NamedGenerators().Select(named => named.Value.State))}";
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(numbers));
        return Convert.ToHexString(hash.GetHashAndReset());

        void Add(string key, Tensor tensor)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(key));
            foreach (double value in Values.Of(tensor)) hash.AppendData(BitConverter.GetBytes(value));
        }
    }
}
