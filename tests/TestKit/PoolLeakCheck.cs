using Xunit.Sdk;

namespace DeZeroNative.TestKit;

/// <summary>
/// Fails at the end of its scope where a pooled block is still lent that was not lent at its start:
/// <c>using var leak = new PoolLeakCheck();</c>. For tests that dispose all they make; other tests must not run beside them.
/// </summary>
public sealed class PoolLeakCheck : IDisposable
{
    private readonly TensorPool _pool;
    private readonly long _before;

    /// <summary>Notes what is lent, once the tensors dropped by earlier tests have come back.</summary>
    public PoolLeakCheck(Device? device = null)
    {
        _pool = (device ?? Device.Cpu).Pool;
        Settle();
        _before = _pool.LiveBytes;
    }

    /// <summary>Lets the collector bring back everything that nobody can reach.</summary>
    public static void Settle()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Compares, without the collector's help.</summary>
    public void Dispose()
    {
        long leaked = _pool.LiveBytes - _before;
        if (leaked > 0) throw new XunitException($"{leaked} bytes of the pool were not given back ({_before} were lent before)");
    }
}
