namespace DeZeroNative.NN;

/// <summary>Sees to it that no gradients wait when a checkpoint is written.</summary>
internal sealed class AccumulationPart(GradientAccumulation accumulation) : ICheckpointPart
{
    public void Save(CheckpointWriter writer) => RequireNonePending("saved");

    public Action Load(CheckpointReader reader)
    {
        RequireNonePending("loaded");
        return () => { };
    }

    private void RequireNonePending(string verb)
    {
        if (accumulation.Pending > 0)
            throw new InvalidOperationException(
                $"[checkpoint] {accumulation.Pending} of {accumulation.Batches} batches wait for an update; checkpoints are {verb} between updates");
    }
}
