namespace DeZeroNative.NN;

/// <summary>The place in the data.</summary>
internal sealed class DataPart(DataLoader loader) : ICheckpointPart
{
    public void Save(CheckpointWriter writer)
    {
        DataLoaderState state = loader.State;
        writer.Write("epoch", state.Epoch);
        writer.Write("offset", state.Offset);
        writer.Write("length", state.Length);
        writer.Write("seed", unchecked((long)state.Seed));
        writer.Write("shuffle", state.Shuffle ? 1 : 0L);
        writer.Write("batch_size", loader.BatchSize);
    }

    public Action Load(CheckpointReader reader)
    {
        int length = ReadInt(reader, "length"), offset = ReadInt(reader, "offset"), batchSize = ReadInt(reader, "batch_size");
        var state = new DataLoaderState(ReadInt(reader, "epoch"), offset, length, unchecked((ulong)reader.ReadInteger("seed")), reader.ReadInteger("shuffle") != 0);
        if (length != loader.Dataset.Length || state.Shuffle != loader.Shuffle || batchSize != loader.BatchSize)
            throw reader.Invalid(
                $"written for {Describe(length, batchSize, state.Shuffle)}, not for {Describe(loader.Dataset.Length, loader.BatchSize, loader.Shuffle)}");
        if (offset > length) throw reader.Invalid($"offset {offset} is beyond {length} pairs");
        return () => loader.Restore(state);
    }

    private static int ReadInt(CheckpointReader reader, string key) =>
        reader.ReadCount(key) is <= int.MaxValue and var count ? (int)count : throw reader.Invalid($"'{key}' is too large");

    private static string Describe(int length, int batchSize, bool shuffle) => $"{length} pairs {(shuffle ? "in random order" : "in order")}, {batchSize} per batch";
}
