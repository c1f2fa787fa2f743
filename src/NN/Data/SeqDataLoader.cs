using System.Collections;

namespace DeZeroNative.NN;

/// <summary>
/// Batches of a sequence, as DeZero's <c>SeqDataLoader</c> makes them: the sequence is cut into as many streams as a batch has rows, and
/// batch k holds the k-th pair of each stream, so that a row goes on where it was in the batch before. Streams that are through go on in
/// the next; one epoch has n / batchSize batches, rounded up.
/// </summary>
public sealed class SeqDataLoader : IEnumerable<(Tensor X, Tensor T)>
{
    private readonly Device _device;
    private readonly Lock _lock = new();
    private (int Epoch, int Batch) _place;
    private (int Epoch, int Batch) _next;

    /// <summary>Creates a loader whose batches come to <paramref name="device"/>, the CPU if none is given.</summary>
    public SeqDataLoader(Dataset dataset, int batchSize, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (batchSize <= 0 || batchSize > dataset.Length)
            throw new ArgumentOutOfRangeException(nameof(batchSize), $"[seq_data_loader] the batch size must be in 1..{dataset.Length}, got {batchSize}");
        (Dataset, BatchSize, _device) = (dataset, batchSize, device ?? Device.Cpu);
    }

    /// <summary>Where the pairs come from, in order.</summary>
    public Dataset Dataset { get; }

    /// <summary>Rows of a batch: streams.</summary>
    public int BatchSize { get; }

    /// <summary>Batches per epoch.</summary>
    public int Length => (int)(((long)Dataset.Length + BatchSize - 1) / BatchSize);

    /// <summary>
    /// The place in the data, after the batch that was delivered last; its offset counts batches, of which each has one pair of every
    /// stream. After the last batch of an epoch it is the beginning of the next.
    /// </summary>
    public DataLoaderState State
    {
        get
        {
            lock (_lock) return new(_place.Epoch, _place.Batch, Dataset.Length, Seed: 0, Shuffle: false);
        }
    }

    /// <summary>Lets the next enumeration begin where <paramref name="state"/> was taken: with the rest of its epoch.</summary>
    /// <exception cref="ArgumentException">The state is of data of another length, or of no place.</exception>
    public void Restore(DataLoaderState state)
    {
        if (state.Length != Dataset.Length || state.Shuffle)
            throw new ArgumentException($"[seq_data_loader] a state of {state.Length} pairs does not fit a loader of {Dataset.Length} in order");
        if (state.Epoch < 0 || state.Offset < 0 || state.Offset >= Length)
            throw new ArgumentException($"[seq_data_loader] epoch {state.Epoch}, batch {state.Offset} is no place in {Length} batches");
        lock (_lock) _place = _next = (state.Epoch, state.Offset);
    }

    /// <summary>Goes through all streams once; the next enumeration is the next epoch.</summary>
    public IEnumerator<(Tensor X, Tensor T)> GetEnumerator()
    {
        lock (_lock)
        {
            (int epoch, int batch) = _place = _next;
            _next = (epoch + 1, 0);
            return Enumerate(epoch, batch);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<(Tensor X, Tensor T)> Enumerate(int epoch, int first)
    {
        int stream = Dataset.Length / BatchSize;
        var places = new int[BatchSize];
        for (int batch = first; batch < Length; batch++)
        {
            for (int row = 0; row < places.Length; row++) places[row] = (int)(((long)row * stream + batch) % Dataset.Length);
            (Tensor x, Tensor t) = Dataset.Batch(places);
            (x, t) = (Move(x), Move(t));
            lock (_lock) _place = batch == Length - 1 ? (epoch + 1, 0) : (epoch, batch + 1);
            yield return (x, t);
        }
    }

    private Tensor Move(Tensor host)
    {
        Tensor moved = host.To(_device);
        if (!ReferenceEquals(moved, host)) host.Dispose();
        return moved;
    }
}
