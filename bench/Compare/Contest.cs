namespace DeZeroNative.Bench.Compare;

/// <summary>Lets the contestants do one piece of work in turn: A B C A B C ..., one at a time.</summary>
internal sealed class Contest(int pairs, double sampleSeconds)
{
    // OpenBLAS and OpenMP threads spin for a while after their last work, and would take the next contestant's core.
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(40);

    /// <summary>The mean seconds of one repeat, by contestant and round.</summary>
    public IReadOnlyDictionary<string, double[]> Run(string work, IReadOnlyList<IContestant> contestants)
    {
        var entrants = contestants.Where(contestant => contestant.Knows(work)).ToArray();
        foreach (var entrant in entrants)
            entrant.Prepare(work);
        try
        {
            var repeats = entrants.Select(entrant => Repeats(entrant, work)).ToArray();
            var seconds = entrants.ToDictionary(entrant => entrant.Name, _ => new double[pairs]);
            for (var round = 0; round < pairs; round++)
            {
                for (var i = 0; i < entrants.Length; i++)
                    seconds[entrants[i].Name][round] = Sample(entrants[i], work, repeats[i]);
            }
            return seconds;
        }
        finally
        {
            foreach (var entrant in entrants)
                entrant.Release(work);
        }
    }

    // The first repeats wake the threads and fill the caches, and are not counted.
    private static double Sample(IContestant entrant, string work, int repeats)
    {
        Thread.Sleep(s_settle);
        var uncounted = 1 + repeats / 8;
        return entrant.Run(work, uncounted + repeats).Skip(uncounted).Average();
    }

    private int Repeats(IContestant entrant, string work)
    {
        Thread.Sleep(s_settle);
        var once = Spread.Of(entrant.Run(work, 5)).Median;
        return (int)Math.Clamp(Math.Ceiling(sampleSeconds / once), 1, 10_000);
    }
}
