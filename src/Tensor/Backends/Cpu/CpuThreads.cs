using CommunityToolkit.HighPerformance.Helpers;

namespace DeZeroNative.Backends.Cpu;

/// <summary>
/// Runs blocks of work on the one budget of threads. Blocks are fixed by the work, so results do not depend on the budget. The caller
/// works itself; threads of the pool that come while blocks are left help it, and it waits for nobody who has not begun. Once
/// warm, a call allocates nothing.
/// </summary>
internal static class CpuThreads
{
    /// <summary>Elements in a block of element-wise work: below it, handing out costs more than it gains.</summary>
    internal const int BlockElements = 32 * 1024;

    /// <summary>Runs the action for 0 .. blocks - 1, in any order.</summary>
    internal static void For<TAction>(int blocks, in TAction action) where TAction : struct, IAction
    {
        int threads = Math.Min(DeZeroRuntime.Threads, blocks);
        if (threads > 1)
        {
            Crew<TAction>.Run(blocks, threads, action);
            return;
        }
        for (int i = 0; i < blocks; i++) action.Invoke(i);
    }
}
