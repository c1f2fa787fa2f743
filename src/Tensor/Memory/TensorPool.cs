namespace DeZeroNative;

/// <summary>
/// The memory of large tensors on one device. Blocks of a few sizes are lent, returned and lent again while they are still
/// warm in the cache. Nothing has to be disposed: blocks of unreachable tensors come back by themselves, and the pool asks
/// the collector for a young collection each time it has lent <see cref="CollectionInterval"/> bytes that nobody returned, in
/// training where a step begins.
/// </summary>
public abstract class TensorPool
{
    // The pool that the last backward pass took from, until the next step begins.
    private static TensorPool? s_passed;

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

    /// <summary>Notes that a backward pass is over: nothing may need its graph, once the next is begun.</summary>
    internal static void EndPass(TensorPool pool) => Volatile.Write(ref s_passed, pool);

    /// <summary>Notes that a call is about to be recorded: the first after a backward pass begins a step of training.</summary>
    internal static void BeginCall()
    {
        if (Volatile.Read(ref s_passed) is not null) Interlocked.Exchange(ref s_passed, null)?.Start();
    }

    private protected abstract void Start();
}
