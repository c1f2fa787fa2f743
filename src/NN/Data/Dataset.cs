namespace DeZeroNative.NN;

/// <summary>
/// Pairs of an input and a target, by number. Override <see cref="Length"/> and the indexer for data that come one by one, from files for
/// instance; data that are in memory as a whole are a <see cref="TensorDataset"/>.
/// </summary>
public abstract class Dataset
{
    /// <summary>Creates a data set; without functions, data pass as they are.</summary>
    protected Dataset(bool train = true, Func<Tensor, Tensor>? transform = null, Func<Tensor, Tensor>? targetTransform = null) =>
        (Train, Transform, TargetTransform) = (train, transform, targetTransform);

    /// <summary>Whether this is the part to train on, else the part to test on.</summary>
    public bool Train { get; }

    /// <summary>What is applied to an input.</summary>
    public Func<Tensor, Tensor>? Transform { get; }

    /// <summary>What is applied to a target.</summary>
    public Func<Tensor, Tensor>? TargetTransform { get; }

    /// <summary>Number of pairs.</summary>
    public abstract int Length { get; }

    /// <summary>One pair, transformed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public abstract (Tensor X, Tensor T) this[int index] { get; }

    /// <summary>Several pairs, transformed and stacked along a new first axis. Each is copied to its place as soon as it is made.</summary>
    /// <exception cref="DatasetException">An item could not be made.</exception>
    public virtual (Tensor X, Tensor T) Batch(ReadOnlySpan<int> indices)
    {
        var xs = new ItemStack(indices.Length);
        var ts = new ItemStack(indices.Length);
        foreach (int index in indices)
        {
            (Tensor x, Tensor t) = MakeItem(index);
            xs.Add(x);
            ts.Add(t);
            Release(x, t);
        }

        return (xs.Block, ts.Block);
    }

    /// <summary>Told when an item was copied into a batch. Data sets that make a new pair for each request give its memory back here.</summary>
    protected virtual void Release(Tensor x, Tensor t)
    {
    }

    private (Tensor X, Tensor T) MakeItem(int index)
    {
        try
        {
            using var scope = new ItemScope(index);
            return this[index];
        }
        catch (Exception e) when (e is not DatasetException)
        {
            throw new DatasetException(index, e);
        }
    }
}
