namespace DeZeroNative;

/// <summary>
/// The memory of large tensors on one device. Blocks of a few sizes are lent, returned and lent again while they are still
/// warm in the cache. Nothing has to be disposed: blocks of unreachable tensors come back by themselves, and the pool asks
/// the collector for a young collection each time it has lent <see cref="CollectionInterval"/> bytes that nobody returned.
/// </summary>
public abstract class TensorPool
{
    private protected TensorPool()
    {
    }

    /// <summary>Bytes lent without being returned after which the pool asks for a collection of young objects.</summary>
    public const long CollectionInterval = 16L << 20;

    /// <summary>Bytes now lent to tensors, by size of block.</summary>
    public abstract long LiveBytes { get; }

    /// <summary>Bytes now waiting in the pool.</summary>
    public abstract long IdleBytes { get; }

    /// <summary>Blocks lent so far.</summary>
    public abstract long Rents { get; }

    /// <summary>Blocks that had to be made because none of the size was waiting.</summary>
    public abstract long Misses { get; }

    /// <summary>Gives the waiting blocks back to the device.</summary>
    public abstract void Trim();
}
