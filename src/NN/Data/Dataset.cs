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

    /// <summary>Several pairs, transformed and stacked along a new first axis.</summary>
    public virtual (Tensor X, Tensor T) Batch(ReadOnlySpan<int> indices)
    {
        var xs = new Tensor[indices.Length];
        var ts = new Tensor[indices.Length];
        for (int i = 0; i < indices.Length; i++) (xs[i], ts[i]) = this[indices[i]];
        return (ItemBlock.Stack(xs), ItemBlock.Stack(ts));
    }
}
