using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeZeroNative.NN;

/// <summary>
/// The header of a .safetensors file: JSON of an object, <c>{"l0/W": {"dtype": "F32", "shape": [3, 2], "data_offsets": [0, 24]}, ...}</c>,
/// with texts under <c>__metadata__</c>. The tensors fill the data, without gaps or overlaps.
/// Source: the format section of github.com/huggingface/safetensors.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The reference's limit.</summary>
    public const int MaxLength = 100_000_000;

    private const string MetadataKey = "__metadata__";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The tensors, in the order of the header.</summary>
    public OrderedDictionary<string, SafetensorsEntry> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>The texts.</summary>
    public OrderedDictionary<string, string> Metadata { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>Reads a header and checks it against the length of the data.</summary>
    /// <exception cref="InvalidDataException">The header is broken, or does not fit the data.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, long dataLength, BoundedReader file)
    {
        var header = new SafetensorsHeader();
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw file.Invalid("the header is not a JSON object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                if (name == MetadataKey) header.ReadMetadata(ref reader, file);
                else if (!header.Entries.TryAdd(name, ReadEntry(ref reader, name, file)))
                    throw file.Invalid($"the name '{ZipReader.Printable(name)}' stands twice");
            }
            if (reader.Read()) throw file.Invalid("something follows the header's JSON");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw file.Invalid("the header is not sound JSON", e);
        }
        header.RequireFilled(dataLength, file);
        return header;
    }

    /// <summary>The bytes of the header, padded with spaces so that the data begin at a multiple of 8.</summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            if (Metadata.Count > 0)
            {
                writer.WriteStartObject(MetadataKey);
                foreach ((string key, string value) in Metadata) writer.WriteString(key, value);
                writer.WriteEndObject();
            }
            foreach (SafetensorsEntry entry in Entries.Values) Write(writer, entry);
            writer.WriteEndObject();
        }
        int padding = (8 - (buffer.WrittenCount % 8)) % 8;
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, SafetensorsEntry entry)
    {
        writer.WriteStartObject(entry.Name);
        writer.WriteString("dtype", entry.Type.Name);
        writer.WriteStartArray("shape");
        foreach (long size in entry.Shape) writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(entry.Begin);
        writer.WriteNumberValue(entry.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void ReadMetadata(ref Utf8JsonReader reader, BoundedReader file)
    {
        if (Metadata.Count > 0) throw file.Invalid("the metadata stand twice");
        Expect(ref reader, JsonTokenType.StartObject, "the metadata are not an object", file);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            Expect(ref reader, JsonTokenType.String, $"'{ZipReader.Printable(key)}' of the metadata is not a text", file);
            if (!Metadata.TryAdd(key, reader.GetString()!)) throw file.Invalid($"'{ZipReader.Printable(key)}' of the metadata stands twice");
        }
    }

    private static SafetensorsEntry ReadEntry(ref Utf8JsonReader reader, string name, BoundedReader file)
    {
        string shown = ZipReader.Printable(name);
        string? type = null;
        long[]? shape = null, offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, $"'{shown}' is not described by an object", file);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            switch (key)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, $"the dtype of '{shown}' is not a text", file);
                    type = reader.GetString()!;
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, Shape.MaxRank, $"the shape of '{shown}' is not an array of at most {Shape.MaxRank} sizes", file);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, 2, $"the offsets of '{shown}' are not two numbers", file);
                    break;
                default:
                    throw file.Invalid($"'{shown}' has '{ZipReader.Printable(key)}' twice, or it is not known");
            }
        }
        if (type is null || shape is null || offsets is not [var begin, var end]) throw file.Invalid($"'{shown}' lacks dtype, shape or data_offsets");
        if (SafetensorsType.Find(type) is not { } known)
            throw file.Invalid($"'{shown}' is of type {ZipReader.Printable(type)}; F64, F32, F16, BF16, integers of up to 64 bits and BOOL are read");
        long bytes = ByteCount(shape, known.Size, shown, file);
        if (begin > end || end - begin != bytes)
            throw file.Invalid($"'{shown}' of shape {new Shape(shape)} and type {known.Name} needs {bytes} bytes, its offsets are [{begin}, {end}]");
        return new SafetensorsEntry(name, known, shape, begin, end);
    }

    private static long[] ReadNumbers(ref Utf8JsonReader reader, int most, string fault, BoundedReader file)
    {
        Expect(ref reader, JsonTokenType.StartArray, fault, file);
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            if (numbers.Count == most || !reader.TryGetInt64(out long number) || number < 0) throw file.Invalid(fault);
            numbers.Add(number);
        }
        return reader.TokenType == JsonTokenType.EndArray ? [.. numbers] : throw file.Invalid(fault);
    }

    private static long ByteCount(ReadOnlySpan<long> sizes, int itemSize, string name, BoundedReader file)
    {
        // An axis of length 0 does not excuse the others: strides are computed from them.
        UInt128 product = 1;
        foreach (long size in sizes)
        {
            product *= (UInt128)Math.Max(size, 1);
            if (product > int.MaxValue) throw file.Invalid($"'{name}' declares more than the {int.MaxValue} elements that are read");
        }
        return sizes.Contains(0) ? 0 : (long)product * itemSize;
    }

    /// <summary>The tensors, one behind the other, are all the data.</summary>
    private void RequireFilled(long dataLength, BoundedReader file)
    {
        long end = 0;
        foreach (SafetensorsEntry entry in Entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            string where = entry.Begin < end ? "inside" : "apart from";
            if (entry.Begin != end)
                throw file.Invalid($"'{ZipReader.Printable(entry.Name)}' begins at {entry.Begin} of the data, {where} what ends at {end}");
            end = entry.End;
        }
        if (end != dataLength) throw file.Invalid($"{(end > dataLength ? "truncated: " : "")}the tensors need {end} bytes, {dataLength} are there");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string fault, BoundedReader file)
    {
        if (!reader.Read() || reader.TokenType != type) throw file.Invalid(fault);
    }
}
