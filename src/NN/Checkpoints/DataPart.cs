namespace DeZeroNative.NN;

/// <summary>The place in the data of a loader, which tells it and takes it, offsets being below <paramref name="places"/>.</summary>
internal sealed class DataPart(Func<DataLoaderState> place, Action<DataLoaderState> restore, int places, int batchSize) : ICheckpointPart
{
    public void Save(CheckpointWriter writer)
    {
        DataLoaderState state = place();
        writer.Write("epoch", state.Epoch);
        writer.Write("offset", state.Offset);
        writer.Write("length", state.Length);
        writer.Write("seed", unchecked((long)state.Seed));
        writer.Write("shuffle", state.Shuffle ? 1 : 0L);
        writer.Write("batch_size", batchSize);
    }

    public Action Load(CheckpointReader reader)
    {
        int epoch = ReadInt(reader, "epoch"), offset = ReadInt(reader, "offset"), length = ReadInt(reader, "length"), size = ReadInt(reader, "batch_size");
        var state = new DataLoaderState(epoch, offset, length, unchecked((ulong)reader.ReadInteger("seed")), reader.ReadInteger("shuffle") != 0);
        DataLoaderState here = place();
        if (length != here.Length || state.Shuffle != here.Shuffle || size != batchSize)
            throw reader.Invalid($"written for {Describe(state, size)}, not for {Describe(here, batchSize)}");
        if (offset > 0 && offset >= places) throw reader.Invalid($"offset {offset} is beyond the end");
        return () => restore(state);
    }

    private static int ReadInt(CheckpointReader reader, string key) =>
        reader.ReadCount(key) is <= int.MaxValue and var count ? (int)count : throw reader.Invalid($"'{key}' is too large");

    private static string Describe(DataLoaderState state, int batchSize) =>
        $"{state.Length} pairs {(state.Shuffle ? "in random order" : "in order")}, {batchSize} per batch";
}
