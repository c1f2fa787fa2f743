namespace DeZeroNative.NN;

/// <summary>The averages of weights.</summary>
internal sealed class AveragePart(ExponentialMovingAverage average) : ICheckpointPart
{
    public void Save(CheckpointWriter writer)
    {
        average.RequireNotInUse();
        writer.Write("updates", average.Updates);
        ParameterPlace.Save(writer.Under("average"), ParameterPlace.Of(average.Model), average.Averages);
    }

    public Action Load(CheckpointReader reader)
    {
        average.RequireNotInUse();
        long updates = reader.ReadCount("updates");
        Action averages = ParameterPlace.Load(reader.Under("average"), ParameterPlace.Of(average.Model), average.Averages);
        return () =>
        {
            average.Updates = updates;
            averages();
        };
    }
}
