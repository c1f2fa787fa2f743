namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// A place in a crew that a thread of the pool may take. Who called it takes it back where no thread came in time: then the helper lies
/// in the pool's queue until a thread finds it empty.
/// </summary>
internal sealed class CrewMember : IThreadPoolWorkItem
{
    // From the moment a thread is seen to work to its end is a few microseconds, unless the system took its processor away.
    private const int Spins = 40;

    private const int Free = 0, Called = 1, Working = 2, Awaited = 3, Done = 4, Dismissed = 5;

    // The helpers of a thread that hands out work, those of outer calls first.
    [ThreadStatic]
    private static List<CrewMember>? t_helpers;

    [ThreadStatic]
    private static int t_inUse;

    private readonly object _gate = new();
    private Crew? _crew;
    private int _member;
    private int _state;

    /// <summary>Asks the pool for helpers.</summary>
    internal static Team Call(Crew crew, int count)
    {
        List<CrewMember> helpers = t_helpers ??= [];
        int first = t_inUse;
        for (int i = 0; i < count; i++)
        {
            if (first + i == helpers.Count) helpers.Add(new());
            helpers[first + i].Join(crew, member: i + 1);
        }
        t_inUse = first + count;
        return new(first, count);
    }

    public void Execute()
    {
        while (Interlocked.CompareExchange(ref _state, Working, Called) != Called)
        {
            // Called again in between, where this fails.
            if (Interlocked.CompareExchange(ref _state, Free, Dismissed) == Dismissed) return;
        }
        _crew!.Work(_member);
        if (Interlocked.Exchange(ref _state, Done) != Awaited) return;
        lock (_gate) Monitor.Pulse(_gate);
    }

    private void Join(Crew crew, int member)
    {
        _crew = crew;
        _member = member;
        // One that was dismissed and still lies in the queue is called where it lies: a busy pool gathers no helpers.
        if (Interlocked.CompareExchange(ref _state, Called, Dismissed) == Dismissed) return;
        Volatile.Write(ref _state, Called);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Leave()
    {
        if (Interlocked.CompareExchange(ref _state, Dismissed, Called) != Called)
        {
            var spin = new SpinWait();
            while (Volatile.Read(ref _state) != Done && spin.Count < Spins) spin.SpinOnce(sleep1Threshold: -1);
            lock (_gate)
            {
                if (Interlocked.CompareExchange(ref _state, Awaited, Working) == Working)
                    while (Volatile.Read(ref _state) != Done) Monitor.Wait(_gate);
            }
            Volatile.Write(ref _state, Free);
        }
        _crew = null;
    }

    /// <summary>The helpers of one call.</summary>
    internal readonly struct Team(int first, int count)
    {
        /// <summary>Waits for those who have begun, and dismisses the others.</summary>
        internal void Wait()
        {
            List<CrewMember> helpers = t_helpers!;
            for (int i = first + count - 1; i >= first; i--) helpers[i].Leave();
            t_inUse = first;
        }
    }
}
