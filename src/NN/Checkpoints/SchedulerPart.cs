namespace DeZeroNative.NN;

/// <summary>The step of a scheduler, the rates that factor 1 stands for, and its plateau.</summary>
internal sealed class SchedulerPart(RateScheduler scheduler) : ICheckpointPart
{
    public void Save(CheckpointWriter writer)
    {
        writer.Write("steps", scheduler.Steps);
        writer.Write("groups", scheduler.Firsts.Count);
        for (int i = 0; i < scheduler.Firsts.Count; i++) writer.Write($"first/{i}", scheduler.Firsts[i]);
        writer.Write("plateau", scheduler.Plateau is null ? 0 : 1L);
        if (scheduler.Plateau is not { } plateau) return;
        writer.Write("factor", plateau.Factor);
        writer.Write("best", plateau.Best);
        writer.Write("waited", plateau.Waited);
        writer.Write("cooling", plateau.Cooling);
    }

    public Action Load(CheckpointReader reader)
    {
        long steps = reader.ReadCount("steps"), groups = reader.ReadCount("groups");
        if (groups != scheduler.Firsts.Count) throw reader.Invalid($"written for {groups} groups, here are {scheduler.Firsts.Count}");
        double[] firsts = [.. scheduler.Firsts.Select((_, i) => reader.ReadNumber($"first/{i}"))];
        bool hasPlateau = reader.ReadInteger("plateau") != 0;
        if (hasPlateau != scheduler.Plateau is not null) throw reader.Invalid("written with a plateau and read without, or the reverse");
        if (scheduler.Plateau is not { } plateau) return () => scheduler.Restore(steps, firsts);
        double factor = reader.ReadNumber("factor"), best = reader.ReadNumber("best");
        int waited = (int)Math.Min(reader.ReadCount("waited"), int.MaxValue - 1), cooling = (int)Math.Min(reader.ReadCount("cooling"), int.MaxValue);
        return () =>
        {
            scheduler.Restore(steps, firsts);
            (plateau.Factor, plateau.Best, plateau.Waited, plateau.Cooling) = (factor, best, waited, cooling);
        };
    }
}
