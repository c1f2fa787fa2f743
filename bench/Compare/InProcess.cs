using System.Diagnostics;

namespace DeZeroNative.Bench.Compare;

/// <summary>Work done by this process.</summary>
internal sealed class InProcess(
    string name, string description, IReadOnlyDictionary<string, Func<Action>> works, Func<string, int, ProcessStartInfo>? fresh = null) : IContestant
{
    // Long enough for the JIT to have compiled the loops a second time, with what it saw in the first.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.8);

    private const int FewestWarmUps = 3;

    private Action? _work;

    public string Name => name;

    public string Description => description;

    public bool Knows(string work) => works.ContainsKey(work);

    public ProcessStartInfo? Fresh(string work, int repeats) => fresh?.Invoke(work, repeats);

    public void Prepare(string work)
    {
        _work = works[work]();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < FewestWarmUps || clock.Elapsed < s_warmUp; i++)
            _work();
    }

    public double[] Run(string work, int repeats)
    {
        var prepared = _work ?? throw new InvalidOperationException($"{work} was not prepared");
        var seconds = new double[repeats];
        for (var i = 0; i < repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            prepared();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return seconds;
    }

    public void Release(string work)
    {
        _work = null;
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    public void Dispose()
    {
    }
}
