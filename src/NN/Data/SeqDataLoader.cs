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

    /// <summary>Goes through all streams once.</summary>
    public IEnumerator<(Tensor X, Tensor T)> GetEnumerator()
    {
        int stream = Dataset.Length / BatchSize;
        var places = new int[BatchSize];
        for (int batch = 0; batch < Length; batch++)
        {
            for (int row = 0; row < places.Length; row++) places[row] = (int)(((long)row * stream + batch) % Dataset.Length);
            (Tensor x, Tensor t) = Dataset.Batch(places);
            yield return (Move(x), Move(t));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Tensor Move(Tensor host)
    {
        Tensor moved = host.To(_device);
        if (!ReferenceEquals(moved, host)) host.Dispose();
        return moved;
    }
}
