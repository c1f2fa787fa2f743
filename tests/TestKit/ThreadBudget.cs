namespace DeZeroNative.TestKit;

/// <summary>Sets the thread budget for a scope: <c>using var _ = new ThreadBudget(4);</c>.</summary>
public sealed class ThreadBudget : IDisposable
{
    private readonly int _before = DeZeroRuntime.Threads;

    /// <summary>Sets the budget.</summary>
    public ThreadBudget(int threads) => DeZeroRuntime.Threads = threads;

    /// <summary>Sets it back.</summary>
    public void Dispose() => DeZeroRuntime.Threads = _before;
}
