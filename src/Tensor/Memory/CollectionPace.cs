namespace DeZeroNative;

/// <summary>
/// When a pool asks the collector for dead tensors. A graph lives from its forward to its backward pass, so a collection in the
/// middle of a step finds little and makes what it finds old. In training a pool therefore waits for the first call that is
/// recorded after a backward pass, when the graph before it is dead, and lets some steps pass in between: a collection holds
/// the threads for as long whatever it finds. Elsewhere it asks each time <see cref="TensorPool.CollectionInterval"/> bytes, or a
/// quarter of what is alive, were lent and not given back; fewer times would cost more in the caches. Used under the pool's lock.
/// </summary>
internal sealed class CollectionPace
{
    // Of training, so many steps may pass: many while they are small, and no more than so many bytes.
    private const int MostSteps = 8, MostSmallSteps = 16;
    internal const long MostInterval = 8 * TensorPool.CollectionInterval;
    private const long MostOfSmallSteps = 4 * TensorPool.CollectionInterval;

    // The oldest objects are looked at so manieth time, and where what a collection leaves alive has doubled and grown by this.
    private const int FullEvery = 60;
    private const long FullGrowth = 4 * TensorPool.CollectionInterval;

    private long _unreturned, _sinceStart, _step, _kept;
    private int _collections;
    private bool _wasFull;

    /// <summary>Counts a loan of a pool that has now <paramref name="live"/> bytes lent; true where it is time to collect.</summary>
    internal bool Lend(long bytes, long live)
    {
        _unreturned += bytes;
        _sinceStart += bytes;
        // In training two steps more, for the start of the next is the better moment.
        if (_unreturned <= Interval(live) + 2 * _step) return false;
        // No training any more, or steps of another size.
        _step = _step < TensorPool.CollectionInterval ? 0 : _step / 4;
        return true;
    }

    /// <summary>Counts what came back at a known moment. Held near 0, so that giving much back at once does not put off the next collection for long.</summary>
    internal void Return(long bytes)
    {
        _unreturned = Math.Max(_unreturned - bytes, -TensorPool.CollectionInterval);
        _sinceStart -= bytes;
    }

    /// <summary>Notes that a step of training starts; true where it is time to collect.</summary>
    internal bool Start(long live)
    {
        _step = Math.Max(_sinceStart, _step - _step / 8);
        _sinceStart = 0;
        return _unreturned > Interval(live);
    }

    /// <summary>Begins a collection; returns its generation.</summary>
    internal int Begin(long live)
    {
        // What other collections have brought back is not alive, but still counted as not returned.
        long kept = Math.Max(0, live - _unreturned);
        _unreturned = 0;
        _kept = _wasFull ? kept : Math.Min(_kept, kept);
        _wasFull = ++_collections % FullEvery == 0 || kept > 2 * _kept + FullGrowth;
        // A young collection takes the middle generation too: there is what outlived one in the middle of a step.
        return _wasFull ? 2 : 1;
    }

    private long Interval(long live)
    {
        long most = Math.Clamp(MostSteps * _step, MostOfSmallSteps, MostInterval);
        return Math.Max(live / 4, Math.Clamp(MostSmallSteps * _step, TensorPool.CollectionInterval, most));
    }
}
