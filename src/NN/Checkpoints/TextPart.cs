namespace DeZeroNative.NN;

/// <summary>A text of the program's own.</summary>
internal sealed class TextPart(Func<string> save, Action<string> load) : ICheckpointPart
{
    public void Save(CheckpointWriter writer) => writer.Write("text", save());

    public Action Load(CheckpointReader reader)
    {
        string text = reader.ReadText("text");
        return () => load(text);
    }
}
