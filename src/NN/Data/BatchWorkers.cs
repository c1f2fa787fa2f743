using System.Runtime.ExceptionServices;

namespace DeZeroNative.NN;

/// <summary>
/// Threads that make numbered batches ahead of their use. Batches are taken in order, whichever thread made them; at most
/// <c>ahead</c> of them wait. Nothing of the caller's scopes flows into the threads.
/// </summary>
internal sealed class BatchWorkers : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _places;
    private readonly Slot[] _slots;
    private readonly Thread[] _threads;
    private readonly Func<int, (Tensor X, Tensor T)> _make;
    private readonly int _count;
    private int _nextToMake;
    private int _nextToTake;
    private volatile bool _stopped;

    public BatchWorkers(int count, Func<int, (Tensor X, Tensor T)> make, int workers, int ahead)
    {
        (_count, _make) = (count, make);
        _places = new SemaphoreSlim(ahead);
        _slots = new Slot[ahead];
        for (int i = 0; i < ahead; i++) _slots[i] = new Slot();
        _threads = new Thread[Math.Min(workers, count)];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"DataLoader worker {i}" };
            _threads[i].UnsafeStart();
        }
    }

    /// <summary>Waits for the next batch. What went wrong while it was made is thrown here.</summary>
    public (Tensor X, Tensor T) Take()
    {
        Slot slot = _slots[_nextToTake++ % _slots.Length];
        slot.Ready.Wait();
        ((Tensor X, Tensor T)? batch, ExceptionDispatchInfo? failure) = slot.Empty();
        _places.Release();
        failure?.Throw();
        (Tensor x, Tensor t) = batch!.Value;
        // As if they had been made here.
        TensorScope.Current?.Add(x);
        TensorScope.Current?.Add(t);
        return (x, t);
    }

    /// <summary>Stops the threads, waits for them, and gives back what nobody took.</summary>
    public void Dispose()
    {
        _stopped = true;
        _places.Release(_threads.Length + 1);
        foreach (Thread thread in _threads) thread.Join();
        foreach (Slot slot in _slots)
        {
            (Tensor X, Tensor T)? left = slot.Empty().Batch;
            left?.X.Dispose();
            left?.T.Dispose();
            slot.Ready.Dispose();
        }

        _places.Dispose();
    }

    private void Work()
    {
        while (true)
        {
            // A place first, the number after it: the batches that wait are always the next ones.
            _places.Wait();
            int batch;
            lock (_lock)
            {
                if (_stopped || _nextToMake == _count) return;
                batch = _nextToMake++;
            }

            _slots[batch % _slots.Length].Fill(() => _make(batch));
        }
    }

    /// <summary>Where a batch, or the reason why there is none, waits.</summary>
    private sealed class Slot
    {
        private (Tensor X, Tensor T)? _batch;
        private ExceptionDispatchInfo? _failure;

        public SemaphoreSlim Ready { get; } = new(0);

        public void Fill(Func<(Tensor X, Tensor T)> make)
        {
            try
            {
                _batch = make();
            }
            catch (Exception e)
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }

            Ready.Release();
        }

        public ((Tensor X, Tensor T)? Batch, ExceptionDispatchInfo? Failure) Empty()
        {
            var content = (_batch, _failure);
            (_batch, _failure) = (null, null);
            return content;
        }
    }
}
