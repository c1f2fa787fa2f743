namespace DeZeroNative.Bench.Compare;

/// <summary>Lets the contestants do one piece of work in turn: A B C A B C ..., one at a time.</summary>
internal sealed class Contest(int pairs, double sampleSeconds)
{
    // OpenBLAS and OpenMP threads spin for a while after their last work, and would take the next contestant's core.
    private static readonly TimeSpan s_settle = TimeSpan.FromMilliseconds(40);

    // Processes start slowly, and differ little.
    private const int MostFreshRounds = 5;

    /// <summary>What the row measures, by contestant and round.</summary>
    public IReadOnlyDictionary<string, double[]> Run(Target target, IReadOnlyList<IContestant> contestants) =>
        target.Measure == Measure.Seconds ? Repeated(target.WorkName, contestants) : Fresh(target, contestants);

    // The mean seconds of one repeat.
    private Dictionary<string, double[]> Repeated(string work, IReadOnlyList<IContestant> contestants)
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

    private Dictionary<string, double[]> Fresh(Target target, IReadOnlyList<IContestant> contestants)
    {
        var commands = contestants
            .Where(contestant => contestant.Knows(target.WorkName))
            .Select(contestant => (contestant.Name, Command: contestant.Fresh(target.WorkName, target.Repeats)))
            .Where(entrant => entrant.Command is not null)
            .ToArray();
        // The first round reads the programs from the disk, and is not counted.
        var measured = commands.ToDictionary(entrant => entrant.Name, _ => new double[Math.Min(pairs, MostFreshRounds)]);
        for (var round = -1; round < Math.Min(pairs, MostFreshRounds); round++)
        {
            foreach (var (name, command) in commands)
            {
                Thread.Sleep(s_settle);
                var attempt = FreshProcess.Run(command!);
                if (round >= 0)
                    measured[name][round] = target.Measure == Measure.FirstResult ? attempt.FirstResult : attempt.PeakBytes;
            }
        }
        return measured;
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
