using System.Collections;

namespace DeZeroNative.NN;

/// <summary>
/// Batches of a data set: <c>foreach ((Tensor x, Tensor t) in loader)</c> goes through the data once, one epoch. With
/// <c>shuffle</c> the order of an epoch is a function of the seed and the number of the epoch alone: the number of workers does not matter.
/// </summary>
public sealed class DataLoader : IEnumerable<(Tensor X, Tensor T)>
{
    private readonly Device _device;
    private readonly bool _dropLast;
    private readonly int _workers;
    private readonly int _prefetch;
    private readonly Lock _lock = new();
    private (int Epoch, int Offset) _place;
    private (int Epoch, int Offset) _next;

    /// <summary>Creates a loader whose batches come to <paramref name="device"/>, the CPU if none is given.</summary>
    /// <param name="dataset">Where the pairs come from. With several workers, several threads ask it at once.</param>
    /// <param name="batchSize">Pairs per batch.</param>
    /// <param name="shuffle">Whether each epoch has a random order of its own.</param>
    /// <param name="seed">Seed of the orders.</param>
    /// <param name="device">Where the batches are wanted.</param>
    /// <param name="dropLast">Whether a last batch that is not full is left out.</param>
    /// <param name="workers">Threads that make batches ahead of their use; with 0 the caller's thread makes each when it is asked for.</param>
    /// <param name="prefetch">How many batches workers are ahead at most; two for each worker if not given.</param>
    public DataLoader(
        Dataset dataset,
        int batchSize,
        bool shuffle = true,
        ulong seed = 0,
        Device? device = null,
        bool dropLast = false,
        int workers = 0,
        int? prefetch = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (batchSize <= 0) throw new ArgumentOutOfRangeException(nameof(batchSize), $"[data_loader] the batch size must be positive, got {batchSize}");
        if (workers < 0) throw new ArgumentOutOfRangeException(nameof(workers), $"[data_loader] the number of workers must not be negative, got {workers}");
        if (prefetch <= 0) throw new ArgumentOutOfRangeException(nameof(prefetch), $"[data_loader] prefetch must be positive, got {prefetch}");
        (Dataset, BatchSize, Shuffle, Seed, _device, _dropLast) = (dataset, batchSize, shuffle, seed, device ?? Device.Cpu, dropLast);
        (_workers, _prefetch) = (workers, prefetch ?? 2 * workers);
    }

    /// <summary>Where the pairs come from.</summary>
    public Dataset Dataset { get; }

    /// <summary>Pairs per batch; the last batch of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Whether each epoch has a random order of its own.</summary>
    public bool Shuffle { get; }

    /// <summary>Seed of the orders.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Batches per epoch.</summary>
    public int Length => Batches(Dataset.Length);

    /// <summary>
    /// The place in the data, after the batch that was delivered last: what workers have made ahead does not count. After the last batch
    /// of an epoch it is the beginning of the next.
    /// </summary>
    public DataLoaderState State
    {
        get
        {
            lock (_lock) return new(_place.Epoch, _place.Offset, Dataset.Length, Seed, Shuffle);
        }
    }

    /// <summary>Lets the next enumeration begin where <paramref name="state"/> was taken: with the rest of its epoch, in its order.</summary>
    /// <exception cref="ArgumentException">The state is of data of another length, of another kind of order, or of no place.</exception>
    public void Restore(DataLoaderState state)
    {
        if (state.Length != Dataset.Length || state.Shuffle != Shuffle)
            throw new ArgumentException($"[data_loader] a state of {Text(state.Length, state.Shuffle)} does not fit a loader of {Text(Dataset.Length, Shuffle)}");
        if (state.Epoch < 0 || state.Offset < 0 || state.Offset > state.Length)
            throw new ArgumentException($"[data_loader] epoch {state.Epoch}, offset {state.Offset} is no place in {state.Length} pairs");
        lock (_lock)
        {
            Seed = state.Seed;
            bool done = state.Offset > 0 && Batches(state.Length - state.Offset) == 0;
            _place = _next = done ? (state.Epoch + 1, 0) : (state.Epoch, state.Offset);
        }

        static string Text(int length, bool shuffle) => $"{length} pairs {(shuffle ? "in random order" : "in order")}";
    }

    /// <summary>Lets the next enumeration be that of the given epoch; without one, the first.</summary>
    public void Reset(int epoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        lock (_lock) _place = _next = (epoch, 0);
    }

    /// <summary>Goes through the data once; the next enumeration is the next epoch.</summary>
    /// <exception cref="DatasetException">An item could not be made; the exception says which.</exception>
    public IEnumerator<(Tensor X, Tensor T)> GetEnumerator()
    {
        lock (_lock)
        {
            (int epoch, int offset) = _place = _next;
            _next = (epoch + 1, 0);
            return Enumerate(epoch, offset, Seed);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<(Tensor X, Tensor T)> Enumerate(int epoch, int offset, ulong seed)
    {
        int[] order = Order(epoch, seed);
        int batches = Batches(order.Length - offset);
        using BatchWorkers? workers = _workers > 0 ? new BatchWorkers(batches, Make, _workers, _prefetch) : null;
        for (int batch = 0; batch < batches; batch++)
        {
            (Tensor x, Tensor t) = workers is null ? Make(batch) : workers.Take();
            (x, t) = (Move(x), Move(t));
            int delivered = Math.Min(order.Length, offset + ((batch + 1) * BatchSize));
            lock (_lock) _place = batch == batches - 1 ? (epoch + 1, 0) : (epoch, delivered);
            yield return (x, t);
        }

        (Tensor X, Tensor T) Make(int batch)
        {
            int start = offset + (batch * BatchSize);
            using var scope = ItemScope.OfEpoch(epoch);
            return Dataset.Batch(order.AsSpan(start, Math.Min(BatchSize, order.Length - start)));
        }
    }

    private int Batches(int pairs) => _dropLast ? pairs / BatchSize : (int)(((long)pairs + BatchSize - 1) / BatchSize);

    private Tensor Move(Tensor host)
    {
        Tensor moved = host.To(_device);
        if (!ReferenceEquals(moved, host)) host.Dispose();
        return moved;
    }

    private int[] Order(int epoch, ulong seed)
    {
        var order = new int[Dataset.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        if (Shuffle)
        {
            var random = new PhiloxStream(seed, (uint)epoch);
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = random.NextInt32(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
        }

        return order;
    }
}
