using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeZeroNative;

/// <summary>The policy of pools, over the blocks of one kind of device.</summary>
internal abstract class TensorPool<TBlock> : TensorPool where TBlock : PoolBlock
{
    private const int MinBits = 12, ClassesPerDoubling = 4;

    // Milliseconds to wait for the finalizer's thread before the pool grows beside it.
    private const long FinalizerPatience = 50;

    // Far beyond any device; the sizes of blocks are counted without overflow up to here.
    private const long MaxBytes = 1L << 56;

    // The waiting blocks of each class, the warmest last, and the fewest there were since surplus was last looked for.
    private readonly List<TBlock>[] _idle = new List<TBlock>[(64 - MinBits) * ClassesPerDoubling];
    private readonly int[] _fewest = new int[(64 - MinBits) * ClassesPerDoubling];
    private readonly Lock _lock = new();
    private readonly CollectionPace _pace = new();
    private long _live, _waiting, _rents, _misses;
    private int _collections, _finalized;

    public override long LiveBytes => Volatile.Read(ref _live);

    public override long IdleBytes => Volatile.Read(ref _waiting);

    public override long Rents => Volatile.Read(ref _rents);

    public override long Misses => Volatile.Read(ref _misses);

    /// <summary>Blocks lent between two looks for surplus: blocks that waited from one to the next, needed by nobody, go back to the device. 0 keeps all.</summary>
    protected virtual int SurplusInterval => 0;

    /// <summary>Lends a block of at least <paramref name="bytes"/> bytes, not cleared.</summary>
    internal TBlock Rent(long bytes)
    {
        if (bytes > MaxBytes) throw new InsufficientMemoryException($"[allocate] no device has {bytes} bytes in one piece");
        (int index, long capacity) = ClassOf(bytes);
        bool collect, tidy;
        lock (_lock)
        {
            _rents++;
            tidy = SurplusInterval > 0 && _rents % SurplusInterval == 0;
            _live += capacity;
            collect = _pace.Lend(capacity, _live);
        }
        if (collect) Collect();
        if (tidy) GiveBack(surplusOnly: true);
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
                _pace.Return(capacity);
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
            if (explicitly) _pace.Return(capacity);
            (_idle[index] ??= []).Add(block);
            _live -= capacity;
            _waiting += capacity;
        }
    }

    /// <summary>Puts in blocks that were made together with one that was asked for.</summary>
    protected void Stock(ReadOnlySpan<TBlock> blocks)
    {
        lock (_lock)
        {
            foreach (TBlock block in blocks)
            {
                (_idle[ClassOf(block.Capacity).Index] ??= []).Add(block);
                _waiting += block.Capacity;
            }
        }
    }

    /// <summary>Strikes a block from the books: somebody outside may still use it.</summary>
    internal void Forget(TBlock block)
    {
        lock (_lock) _live -= block.Capacity;
    }

    public override void Trim() => GiveBack(surplusOnly: false);

    /// <summary>Takes out of <paramref name="leaving"/> the blocks that cannot go back to the device by themselves, and returns them.</summary>
    protected virtual IReadOnlyCollection<TBlock> Retain(List<TBlock> leaving) => [];

    /// <summary>Makes a block. Where memory is short it trims the pool and tries once more.</summary>
    protected abstract TBlock Allocate(long capacity);

    private TBlock? TakeIdle(int index, long capacity)
    {
        lock (_lock)
        {
            if (_idle[index] is not { Count: > 0 } blocks) return null;
            _waiting -= capacity;
            TBlock warmest = blocks[^1];
            blocks.RemoveAt(blocks.Count - 1);
            _fewest[index] = Math.Min(_fewest[index], blocks.Count);
            return warmest;
        }
    }

    private void GiveBack(bool surplusOnly)
    {
        var leaving = new List<TBlock>();
        lock (_lock)
        {
            for (int i = 0; i < _idle.Length; i++)
            {
                if (_idle[i] is not { } blocks) continue;
                int count = surplusOnly ? _fewest[i] : blocks.Count;
                leaving.AddRange(blocks[..count]);
                blocks.RemoveRange(0, count);
            }
            foreach (TBlock block in Retain(leaving)) _idle[ClassOf(block.Capacity).Index].Insert(0, block);
            foreach (TBlock block in leaving) _waiting -= block.Capacity;
            for (int i = 0; i < _idle.Length; i++) _fewest[i] = _idle[i]?.Count ?? 0;
        }
        foreach (TBlock block in leaving) block.Destroy();
    }

    private protected override void Start()
    {
        bool collect;
        lock (_lock) collect = _pace.Start(_live);
        if (collect) Collect();
    }

    private void Collect()
    {
        int generation;
        lock (_lock) generation = _pace.Begin(_live);
        MakeSentinel(Interlocked.Increment(ref _collections));
        GC.Collect(generation, GCCollectionMode.Forced, blocking: false);
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
