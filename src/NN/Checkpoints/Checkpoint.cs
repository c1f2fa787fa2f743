using System.Runtime.CompilerServices;

namespace DeZeroNative.NN;

/// <summary>
/// All that a training run needs to go on as if it had never stopped, in one file: parameters, buffers, recurrent state, the optimizer's
/// moments, counts and options, schedules, averages, random state and the place in the data. A run that is killed and resumed ends with the
/// same bits as one that was not. The state of <see cref="RandomGenerator.Default"/> is always among it.
/// </summary>
/// <remarks>
/// What is not in the file is what the program makes anew: the layers, the groups, hooks and schedules, the data set. Save between
/// updates, where no gradients wait.
/// </remarks>
/// <example><code>
/// var checkpoint = new Checkpoint().Add("model", model).Add("optimizer", optimizer).Add("schedule", scheduler).Add("data", loader);
/// checkpoint.TryLoad("run.ckpt");
/// while (loader.State.Epoch &lt; epochs)
///     foreach ((Tensor x, Tensor t) in loader)
///     {
///         TrainStep(x, t);
///         if (optimizer.Updates % 1000 == 0) checkpoint.Save("run.ckpt");
///     }
/// </code></example>
public sealed class Checkpoint
{
    private const string RandomName = "random";

    private readonly OrderedDictionary<string, ICheckpointPart> _parts = new(StringComparer.Ordinal);

    /// <summary>Creates one that holds the state of the default generator only.</summary>
    public Checkpoint() => _parts.Add(RandomName, new GeneratorPart(RandomGenerator.Default));

    /// <summary>Adds a model: parameters, buffers, what its layers carry from call to call, and their random generators.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, Layer model) => Add(name, new LayerPart(NotNull(model)));

    /// <summary>Adds an optimizer, after the model whose parameters it has.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, Optimizer optimizer) => Add(name, new OptimizerPart(NotNull(optimizer)));

    /// <summary>Adds a scheduler of rates, with its plateau.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, RateScheduler scheduler) => Add(name, new SchedulerPart(NotNull(scheduler)));

    /// <summary>Adds averages of weights, after the model they follow.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, ExponentialMovingAverage average) => Add(name, new AveragePart(NotNull(average)));

    /// <summary>Adds the place in the data: the epoch, its order, and what of it was delivered.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, DataLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        return Add(name, new DataPart(() => loader.State, loader.Restore, loader.Dataset.Length, loader.BatchSize));
    }

    /// <summary>Adds the place in a sequence. What recurrent layers carry to the next batch is the model's part.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, SeqDataLoader loader)
    {
        ArgumentNullException.ThrowIfNull(loader);
        return Add(name, new DataPart(() => loader.State, loader.Restore, loader.Length, loader.BatchSize));
    }

    /// <summary>Adds a random generator of the program's own.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, RandomGenerator generator) => Add(name, new GeneratorPart(NotNull(generator)));

    /// <summary>Adds accumulated gradients: nothing to keep, but a checkpoint between two of its updates is refused.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, GradientAccumulation accumulation) => Add(name, new AccumulationPart(NotNull(accumulation)));

    /// <summary>Adds something of the program's own as text, such as the best accuracy so far.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, Func<string> save, Action<string> load) => Add(name, new TextPart(NotNull(save), NotNull(load)));

    /// <summary>Adds a part of the user's own kind.</summary>
    /// <returns>This checkpoint.</returns>
    /// <exception cref="ArgumentException">The name is taken, empty or has a slash.</exception>
    public Checkpoint Add(string name, ICheckpointPart part)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(part);
        if (name.Contains('/', StringComparison.Ordinal) || !_parts.TryAdd(name, part))
            throw new ArgumentException($"[checkpoint] the name '{name}' is taken or has a slash", nameof(name));
        return this;
    }

    /// <summary>Writes the state of all parts, beside an old file and then in its place.</summary>
    /// <exception cref="InvalidOperationException">Gradients wait for an update, or averages stand in for a model's parameters.</exception>
    public void Save(string path)
    {
        var writer = new CheckpointWriter();
        foreach ((string name, ICheckpointPart part) in _parts) part.Save(writer.Under(name));
        CheckpointContent.Write(path, writer);
    }

    /// <summary>Brings all parts to the state of a file. All or nothing: where the file does not fit, nothing changes.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, not a checkpoint, or one of other parts, other layers or another optimizer.</exception>
    /// <exception cref="FileNotFoundException">There is no file.</exception>
    public void Load(string path)
    {
        CheckpointContent content = CheckpointContent.Read(path);
        var reader = new CheckpointReader(content);
        Action[] changes = [.. _parts.Select(part => part.Value.Load(reader.Under(part.Key)))];
        string[] unknown = [.. content.Values.Keys, .. content.Tensors.Keys];
        if (unknown.Length > 0)
            throw new InvalidDataException($"[checkpoint] {path}: nothing here has {string.Join(", ", unknown.Take(10))}{(unknown.Length > 10 ? ", ..." : "")}");
        foreach (Action change in changes) change();
    }

    /// <summary>Loads a file if there is one: see <see cref="Load"/>.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryLoad(string path)
    {
        if (!File.Exists(path)) return false;
        Load(path);
        return true;
    }

    private static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? name = null) where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
