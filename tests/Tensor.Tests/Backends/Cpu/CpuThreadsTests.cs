using CommunityToolkit.HighPerformance.Helpers;
using DeZeroNative.Backends.Cpu;

namespace DeZeroNative.Tests;

public class CpuThreadsTests
{
    [Fact]
    public void Every_block_is_done_once_for_any_number_of_blocks_and_threads()
    {
        foreach (int threads in (int[])[1, 2, 3, 4, 7])
        {
            using var budget = new ThreadBudget(threads);
            for (int blocks = 0; blocks < 40; blocks++)
            {
                int[] counts = new int[blocks];
                CpuThreads.For(blocks, new Count(counts));
                Assert.All(counts, count => Assert.Equal(1, count));
            }
        }
    }

    [Fact]
    public void Work_may_hand_out_work()
    {
        using var budget = new ThreadBudget(4);
        int[] counts = new int[8 * 9];
        for (int round = 0; round < 50; round++) CpuThreads.For(8, new Nested(counts));
        Assert.All(counts, count => Assert.Equal(50, count));
    }

    [Fact]
    public async Task Many_may_hand_out_work_at_once()
    {
        using var budget = new ThreadBudget(4);
        int[][] all = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
        {
            int[] counts = new int[100];
            for (int round = 0; round < 100; round++) CpuThreads.For(counts.Length, new Count(counts));
            return counts;
        })));
        Assert.All(all, counts => Assert.All(counts, count => Assert.Equal(100, count)));
    }

    [Fact]
    public void A_failure_reaches_the_caller_and_nobody_after()
    {
        using var budget = new ThreadBudget(3);
        for (int round = 0; round < 20; round++)
        {
            Assert.Equal("block 5", Assert.Throws<InvalidOperationException>(() => CpuThreads.For(10, new Failing(5))).Message);
            CpuThreads.For(10, new Failing(-1));
        }
    }

    [Fact]
    public void A_warm_call_allocates_nothing()
    {
        using var budget = new ThreadBudget(2);
        int[] counts = new int[64];
        // A helper that no thread came for lies in the queue for a while, and another is made in its place.
        long least = long.MaxValue;
        for (int round = 0; round < 50; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 20; i++) CpuThreads.For(counts.Length, new Count(counts));
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }

    private readonly struct Count(int[] counts) : IAction
    {
        public void Invoke(int i) => Interlocked.Increment(ref counts[i]);
    }

    private readonly struct Nested(int[] counts) : IAction
    {
        public void Invoke(int i) => CpuThreads.For(9, new Inner(counts, i));
    }

    private readonly struct Inner(int[] counts, int row) : IAction
    {
        public void Invoke(int i) => Interlocked.Increment(ref counts[9 * row + i]);
    }

    private readonly struct Failing(int at) : IAction
    {
        public void Invoke(int i)
        {
            if (i == at) throw new InvalidOperationException($"block {i}");
        }
    }
}
