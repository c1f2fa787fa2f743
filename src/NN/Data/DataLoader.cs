using System.Collections;

namespace DeZeroNative.NN;

/// <summary>
/// Batches of a data set: <c>foreach ((Tensor x, Tensor t) in loader)</c> goes through the data once, one epoch. With
/// <c>shuffle</c> the order of an epoch is a function of the seed and the number of the epoch alone.
/// </summary>
public sealed class DataLoader : IEnumerable<(Tensor X, Tensor T)>
{
    private readonly Device _device;
    private readonly bool _dropLast;
    private int _nextEpoch;

    /// <summary>Creates a loader whose batches come to <paramref name="device"/>, the CPU if none is given.</summary>
    /// <param name="dataset">Where the pairs come from.</param>
    /// <param name="batchSize">Pairs per batch.</param>
    /// <param name="shuffle">Whether each epoch has a random order of its own.</param>
    /// <param name="seed">Seed of the orders.</param>
    /// <param name="device">Where the batches are wanted.</param>
    /// <param name="dropLast">Whether a last batch that is not full is left out.</param>
    public DataLoader(Dataset dataset, int batchSize, bool shuffle = true, ulong seed = 0, Device? device = null, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (batchSize <= 0) throw new ArgumentOutOfRangeException(nameof(batchSize), $"[data_loader] the batch size must be positive, got {batchSize}");
        (Dataset, BatchSize, Shuffle, Seed, _device, _dropLast) = (dataset, batchSize, shuffle, seed, device ?? Device.Cpu, dropLast);
    }

    /// <summary>Where the pairs come from.</summary>
    public Dataset Dataset { get; }

    /// <summary>Pairs per batch; the last batch of an epoch may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Whether each epoch has a random order of its own.</summary>
    public bool Shuffle { get; }

    /// <summary>Seed of the orders.</summary>
    public ulong Seed { get; }

    /// <summary>Batches per epoch.</summary>
    public int Length => _dropLast ? Dataset.Length / BatchSize : (int)(((long)Dataset.Length + BatchSize - 1) / BatchSize);

    /// <summary>Lets the next enumeration be that of the given epoch; without one, the first.</summary>
    public void Reset(int epoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        _nextEpoch = epoch;
    }

    /// <summary>Goes through the data once; the next enumeration is the next epoch.</summary>
    public IEnumerator<(Tensor X, Tensor T)> GetEnumerator() => Epoch(Interlocked.Increment(ref _nextEpoch) - 1);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<(Tensor X, Tensor T)> Epoch(int epoch)
    {
        int[] order = Order(epoch);
        for (int batch = 0; batch < Length; batch++)
        {
            int start = batch * BatchSize;
            (Tensor x, Tensor t) = Dataset.Batch(order.AsSpan(start, Math.Min(BatchSize, order.Length - start)));
            yield return (Move(x), Move(t));
        }
    }

    private Tensor Move(Tensor host)
    {
        Tensor moved = host.To(_device);
        if (!ReferenceEquals(moved, host)) host.Dispose();
        return moved;
    }

    private int[] Order(int epoch)
    {
        var order = new int[Dataset.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        if (Shuffle)
        {
            var random = new PhiloxStream(Seed, (uint)epoch);
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = random.NextInt32(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
        }

        return order;
    }
}
