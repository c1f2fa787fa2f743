namespace DeZeroNative.NN.Tests.Checkpoints;

/// <summary>
/// A run as a process of its own: <c>device seed updates checkpoint [doomed]</c>. It goes on from the checkpoint if there is one; a doomed
/// run does not end by itself.
/// </summary>
internal static class TrainingProgram
{
    private const int SaveEvery = 3;

    public static int Main(string[] args)
    {
        long seed = long.Parse(args[1]), updates = long.Parse(args[2]);
        DeZeroRuntime.Seed(seed);
        var run = new TrainingRun(args[0], seed);
        Console.WriteLine(run.Checkpoint.TryLoad(args[3]) ? $"resumed {run.Updates}" : "started");
        run.Train(updates, () =>
        {
            // Slow enough to be killed in the middle, wherever that is: between two saves, or in one.
            Thread.Sleep(5);
            if (run.Updates % SaveEvery != 0) return;
            run.Checkpoint.Save(args[3]);
            Console.WriteLine($"saved {run.Updates}");
        });
        // However long the kill takes to arrive, it finds the run alive.
        if (args.Length > 4) Thread.Sleep(Timeout.Infinite);
        Console.WriteLine($"end {run.Digest()}");
        return 0;
    }
}
