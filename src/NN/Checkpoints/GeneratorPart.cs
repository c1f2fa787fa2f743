using System.Globalization;

namespace DeZeroNative.NN;

/// <summary>The state of one random generator.</summary>
internal sealed class GeneratorPart(RandomGenerator generator) : ICheckpointPart
{
    public void Save(CheckpointWriter writer) => Save(writer, "state", generator);

    public Action Load(CheckpointReader reader) => Load(reader, "state", generator);

    public static void Save(CheckpointWriter writer, string key, RandomGenerator generator) =>
        writer.Write(key, string.Create(CultureInfo.InvariantCulture, $"{generator.State.Key} {generator.State.Counter}"));

    public static Action Load(CheckpointReader reader, string key, RandomGenerator generator)
    {
        string text = reader.ReadText(key);
        string[] numbers = text.Split(' ');
        if (numbers.Length != 2 || !Parse(numbers[0], out ulong seed) || !Parse(numbers[1], out ulong counter))
            throw reader.Invalid($"'{key}' is '{text}', not the state of a generator");
        return () => generator.State = new RandomState(seed, counter);
    }

    private static bool Parse(string text, out ulong number) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
