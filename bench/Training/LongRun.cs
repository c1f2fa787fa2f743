using System.Diagnostics;
using System.Globalization;

namespace DeZeroNative.Bench.Training;

/// <summary>What many steps of one piece of work did to memory and to the collector.</summary>
internal sealed record LongRun
{
    // The first steps fill the pool and are compiled; what is measured begins after them.
    private const int WarmUpPart = 10, LeastWarmUp = 50;
    private const int Samples = 20;

    /// <summary>Steps that were measured.</summary>
    public required int Steps { get; init; }

    public required double SecondsPerStep { get; init; }

    /// <summary>Part of the time in which the collector held all threads.</summary>
    public required double PausedPart { get; init; }

    /// <summary>Managed memory allocated per step.</summary>
    public required double ManagedBytesPerStep { get; init; }

    /// <summary>Collections by generation.</summary>
    public required IReadOnlyList<int> Collections { get; init; }

    /// <summary>Blocks that the pool had to make.</summary>
    public required long PoolMisses { get; init; }

    /// <summary>Bytes of tensors alive at the end, as the pool counts them.</summary>
    public required long LiveBytes { get; init; }

    /// <summary>Resident memory from the end of the warm-up to the end of the run, in equal distances; empty where the system does not tell.</summary>
    public required IReadOnlyList<long> Resident { get; init; }

    public static LongRun Of(Action step, int steps)
    {
        var warmUp = Math.Max(LeastWarmUp, steps / WarmUpPart);
        for (var i = 0; i < warmUp; i++)
            step();
        var measured = Math.Max(1, steps - warmUp);
        var pool = Device.Cpu.Pool;
        var resident = new List<long>(Samples + 1);
        Look(resident);
        long allocated = GC.GetTotalAllocatedBytes(), misses = pool.Misses;
        var paused = GC.GetTotalPauseDuration();
        int[] collections = [.. Generations()];
        var clock = Stopwatch.StartNew();
        for (var i = 1; i <= measured; i++)
        {
            step();
            if (i % Math.Max(1, measured / Samples) == 0)
                Look(resident);
        }
        var elapsed = clock.Elapsed;
        return new LongRun
        {
            Steps = measured,
            SecondsPerStep = elapsed.TotalSeconds / measured,
            PausedPart = (GC.GetTotalPauseDuration() - paused) / elapsed,
            ManagedBytesPerStep = (double)(GC.GetTotalAllocatedBytes() - allocated) / measured,
            Collections = [.. Generations().Zip(collections, (now, before) => now - before)],
            PoolMisses = pool.Misses - misses,
            LiveBytes = pool.LiveBytes,
            Resident = resident,
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        steps            {Steps}, {1e3 * SecondsPerStep:0.000} ms each
        pauses           {100 * PausedPart:0.000} % of the time; collections {string.Join(" ", Collections)} by generation
        managed memory   {ManagedBytesPerStep:0} bytes per step
        pool             {PoolMisses} misses, {LiveBytes / 1048576.0:0.0} MiB lent at the end
        resident         {(Resident.Count == 0 ? "not told by this system" : $"{MiB(Resident[0])} first, {MiB(Resident.Max())} highest, {MiB(Resident[^1])} last")}
        """);

    private static IEnumerable<int> Generations() => Enumerable.Range(0, 3).Select(GC.CollectionCount);

    private static string MiB(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB");

    // Environment.WorkingSet opens files; twenty looks in a run cost nothing.
    private static void Look(List<long> resident)
    {
        if (Environment.WorkingSet is > 0 and var bytes)
            resident.Add(bytes);
    }
}
