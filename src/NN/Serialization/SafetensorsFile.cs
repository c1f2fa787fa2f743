using System.Buffers.Binary;
using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DeZeroNative.NN;

/// <summary>
/// The tensors of a .safetensors file, by name and in the order of its header. float16 and bfloat16 come as float32, integers of 8 and 16
/// bits as int32, unsigned ones of 32 bits as int64. A file is read whole or not at all, and is not trusted: what its header declares is
/// held against the bytes that are there before memory is taken.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A file first, a dictionary second, as NpzFile.")]
public sealed class SafetensorsFile : IReadOnlyDictionary<string, Tensor>
{
    private readonly OrderedDictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);

    private SafetensorsFile(IReadOnlyDictionary<string, string> metadata) => Metadata = metadata;

    /// <summary>The texts that the file carries, such as <c>format</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Number of tensors.</summary>
    public int Count => _tensors.Count;

    /// <summary>The names, in the order of the header.</summary>
    public IEnumerable<string> Keys => _tensors.Keys;

    /// <summary>The tensors, in the order of the header.</summary>
    public IEnumerable<Tensor> Values => _tensors.Values;

    /// <summary>The tensor of a name.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such tensor; the message lists some it has.</exception>
    public Tensor this[string key] =>
        _tensors.TryGetValue(key, out Tensor? tensor)
            ? tensor
            : throw new KeyNotFoundException($"[safetensors] no tensor '{key}'; the file has {string.Join(", ", _tensors.Keys.Take(20))}{(Count > 20 ? ", ..." : "")}");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole, sound .safetensors file of types that are read.</exception>
    public static SafetensorsFile Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Load(stream, path);
    }

    /// <summary>Reads a seekable stream from its beginning; <paramref name="name"/> is what messages call it.</summary>
    /// <exception cref="InvalidDataException">The stream is not a whole, sound .safetensors file of types that are read.</exception>
    public static SafetensorsFile Load(Stream stream, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("[safetensors] the stream must be seekable, so that its length is known", nameof(stream));
        stream.Position = 0;
        var reader = new BoundedReader(stream, stream.Length, name);
        SafetensorsHeader header = ReadHeader(reader);
        var file = new SafetensorsFile(header.Metadata);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (SafetensorsEntry entry in header.Entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
                tensors.Add(entry.Name, SafetensorsData.Read(entry, reader));
            foreach (string key in header.Entries.Keys) file._tensors.Add(key, tensors[key]);
            return file;
        }
        catch
        {
            foreach (Tensor tensor in tensors.Values) tensor.Dispose();
            throw;
        }
    }

    /// <summary>Writes tensors of any device under their names, beside an old file and then in its place, with texts where wanted.</summary>
    /// <exception cref="ArgumentException">A name stands twice, or is <c>__metadata__</c>.</exception>
    public static void Save(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => Save(stream, tensors, metadata));

    /// <summary>Writes tensors to a stream: see <see cref="Save(string, IEnumerable{KeyValuePair{string, Tensor}}, IReadOnlyDictionary{string, string})"/>.</summary>
    /// <exception cref="ArgumentException">A name stands twice, or is <c>__metadata__</c>.</exception>
    public static void Save(Stream stream, IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        KeyValuePair<string, Tensor>[] named = [.. tensors];

        // Wide elements first: each tensor then lies at a multiple of its element's size.
        KeyValuePair<string, Tensor>[] placed = [.. named.OrderByDescending(pair => pair.Value.DType.Size())];
        var places = new Dictionary<string, (long Begin, long End)>(StringComparer.Ordinal);
        long end = 0;
        foreach ((string name, Tensor tensor) in placed)
        {
            long begin = end;
            end += tensor.Size * tensor.DType.Size();
            if (name == "__metadata__" || !places.TryAdd(name, (begin, end)))
                throw new ArgumentException($"[safetensors] the name '{name}' stands twice, or is reserved", nameof(tensors));
        }
        var header = new SafetensorsHeader();
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>()) header.Metadata.Add(key, value);
        foreach ((string name, Tensor tensor) in named)
        {
            (long first, long last) = places[name];
            header.Entries.Add(name, new SafetensorsEntry(name, SafetensorsType.Of(tensor.DType), tensor.Shape.ToArray(), first, last));
        }

        byte[] json = header.ToBytes();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        stream.Write(length);
        stream.Write(json);
        foreach ((_, Tensor tensor) in placed) SafetensorsData.Write(stream, tensor);
    }

    /// <summary>Whether the file has a tensor of a name.</summary>
    public bool ContainsKey(string key) => _tensors.ContainsKey(key);

    /// <summary>The tensor of a name, if the file has it.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Tensor value) => _tensors.TryGetValue(key, out value);

    /// <summary>Enumerates names and tensors in the order of the header.</summary>
    public IEnumerator<KeyValuePair<string, Tensor>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, Tensor>>)_tensors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static SafetensorsHeader ReadHeader(BoundedReader reader)
    {
        Span<byte> number = stackalloc byte[8];
        if (reader.Remaining < number.Length) throw reader.Invalid("not a safetensors file: too short");
        reader.ReadExactly(number);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(number);
        if (length > (ulong)Math.Min(reader.Remaining, SafetensorsHeader.MaxLength))
            throw reader.Invalid($"a header of {length} bytes is declared, {reader.Remaining} are there, {SafetensorsHeader.MaxLength} are the limit");
        var json = new byte[length];
        reader.ReadExactly(json.AsSpan());
        return SafetensorsHeader.Parse(json, reader.Remaining, reader);
    }
}
