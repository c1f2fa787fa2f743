using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative;

/// <summary>The policy of pools, over the blocks of one kind of device.</summary>
internal abstract class TensorPool<TBlock> : TensorPool where TBlock : PoolBlock
{
    private const int MinBits = 12, ClassesPerDoubling = 4;

    // The young collections that pass before one also takes the objects that outlived a step, and before one takes all.
    private const int MiddleEvery = 6, FullEvery = 60;

    // Milliseconds to wait for the finalizer's thread before the pool grows beside it.
    private const long FinalizerPatience = 50;

    // Far beyond any device; the sizes of blocks are counted without overflow up to here.
    private const long MaxBytes = 1L << 56;

    private readonly Stack<TBlock>[] _idle = new Stack<TBlock>[(64 - MinBits) * ClassesPerDoubling];
    private readonly Lock _lock = new();
    private long _live, _waiting, _rents, _misses, _unreturned;
    private int _collections, _finalized;

    public override long LiveBytes => Volatile.Read(ref _live);

    public override long IdleBytes => Volatile.Read(ref _waiting);

    public override long Rents => Volatile.Read(ref _rents);

    public override long Misses => Volatile.Read(ref _misses);

    /// <summary>Lends a block of at least <paramref name="bytes"/> bytes, not cleared.</summary>
    internal TBlock Rent(long bytes)
    {
        if (bytes > MaxBytes) throw new InsufficientMemoryException($"[allocate] no device has {bytes} bytes in one piece");
        (int index, long capacity) = ClassOf(bytes);
        bool collect = false;
        lock (_lock)
        {
            _rents++;
            _live += capacity;
            _unreturned += capacity;
            long interval = Math.Max(CollectionInterval, _live / 4);
            if (_unreturned > interval)
            {
                _unreturned -= interval;
                collect = true;
            }
        }
        if (collect) Collect();
        TBlock? block = TakeIdle(index, capacity);
        if (block is null && AwaitFinalizers()) block = TakeIdle(index, capacity);
        if (block is not null) return block;
        Interlocked.Increment(ref _misses);
        try
        {
            return Allocate(capacity);
        }
        catch
        {
            lock (_lock)
            {
                _live -= capacity;
                _unreturned -= capacity;
            }
            throw;
        }
    }

    /// <summary>Takes a block back. <paramref name="explicitly"/> tells a known moment from the collector's.</summary>
    internal void Return(TBlock block, bool explicitly)
    {
        (int index, long capacity) = ClassOf(block.Capacity);
        lock (_lock)
        {
            // Held near 0, so that giving much back at once does not put off the next collection for long.
            if (explicitly) _unreturned = Math.Max(_unreturned - capacity, -CollectionInterval);
            (_idle[index] ??= new()).Push(block);
            _live -= capacity;
            _waiting += capacity;
        }
    }

    /// <summary>Strikes a block from the books: somebody outside may still use it.</summary>
    internal void Forget(TBlock block)
    {
        lock (_lock) _live -= block.Capacity;
    }

    public override void Trim()
    {
        var destroyed = new List<TBlock>();
        lock (_lock)
        {
            foreach (Stack<TBlock>? stack in _idle)
            {
                if (stack is null) continue;
                destroyed.AddRange(stack);
                stack.Clear();
            }
            _waiting = 0;
        }
        foreach (TBlock block in destroyed) block.Destroy();
    }

    /// <summary>Makes a block. Where memory is short it trims the pool and tries once more.</summary>
    protected abstract TBlock Allocate(long capacity);

    private TBlock? TakeIdle(int index, long capacity)
    {
        lock (_lock)
        {
            if (_idle[index] is not { Count: > 0 } stack) return null;
            _waiting -= capacity;
            return stack.Pop();
        }
    }

    private void Collect()
    {
        int n = Interlocked.Increment(ref _collections);
        MakeSentinel(n);
        GC.Collect(n % FullEvery == 0 ? 2 : n % MiddleEvery == 0 ? 1 : 0, GCCollectionMode.Forced, blocking: false);
    }

    /// <summary>
    /// Waits until the storages that the last collection found dead have given their blocks back, which happens on the
    /// finalizer's thread: on a busy machine the pool would outgrow it. False where there is nothing to wait for.
    /// </summary>
    private bool AwaitFinalizers()
    {
        int last = Volatile.Read(ref _collections);
        if (Volatile.Read(ref _finalized) - last >= 0) return false;
        long start = Environment.TickCount64;
        for (int round = 0; Volatile.Read(ref _finalized) - last < 0; round++)
        {
            // Never depend on it: user code may hold up the finalizer's thread, or be running on it.
            if (Environment.TickCount64 - start > FinalizerPatience)
            {
                Volatile.Write(ref _finalized, last);
                break;
            }
            Thread.Sleep(round < 20 ? 0 : 1);
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeSentinel(int collection) => _ = new Sentinel(this, collection);

    /// <summary>The class of blocks that holds <paramref name="bytes"/>: four sizes per doubling, so at most a fifth is wasted.</summary>
    private static (int Index, long Capacity) ClassOf(long bytes)
    {
        if (bytes <= 1L << MinBits) return (0, 1L << MinBits);
        int bits = 63 - BitOperations.LeadingZeroCount((ulong)(bytes - 1));
        long quarter = 1L << (bits - 2);
        long quarters = (bytes + quarter - 1) / quarter; // 5 to 8
        return ((bits - MinBits) * ClassesPerDoubling + (int)quarters - 4, quarters * quarter);
    }

    /// <summary>Dead when it is born, so that its finalizer tells when those of a collection have run.</summary>
    private sealed class Sentinel(TensorPool<TBlock> pool, int collection)
    {
        ~Sentinel() => Volatile.Write(ref pool._finalized, collection);
    }
}
