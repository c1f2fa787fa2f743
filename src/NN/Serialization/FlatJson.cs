using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeZeroNative.NN;

/// <summary>JSON of one object whose values are all texts.</summary>
internal static class FlatJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> values)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            foreach ((string key, string value) in values) writer.WriteString(key, value);
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no such object, or a key stands twice; the message begins with <paramref name="name"/>.</exception>
    public static OrderedDictionary<string, string> Read(ReadOnlySpan<byte> json, string name)
    {
        var values = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        try
        {
            Expect(ref reader, JsonTokenType.StartObject, name);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string key = reader.GetString()!;
                Expect(ref reader, JsonTokenType.String, name);
                if (!values.TryAdd(key, reader.GetString()!)) throw new InvalidDataException($"{name}: '{ZipReader.Printable(key)}' stands twice");
            }
            if (reader.TokenType != JsonTokenType.EndObject || reader.Read()) throw Broken(name, null);
            return values;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Broken(name, e);
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string name)
    {
        if (!reader.Read() || reader.TokenType != type) throw Broken(name, null);
    }

    private static InvalidDataException Broken(string name, Exception? inner) => new($"{name}: the JSON text is not an object of texts", inner);
}
