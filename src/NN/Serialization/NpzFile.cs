using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace DeZeroNative.NN;

/// <summary>
/// The arrays of a NumPy .npz file (a zip of .npy files, as <c>numpy.savez</c>, <c>numpy.savez_compressed</c> and DeZero's
/// <c>save_weights</c> write it), by key and in the order of the file. Keys are only names: <c>l0/W</c> and <c>../x</c> are no paths.
/// A file is read whole or not at all, and is not trusted: see <see cref="NpyReader"/>.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A file first, a dictionary second; NumPy's name.")]
public sealed class NpzFile : IReadOnlyDictionary<string, Tensor>
{
    private const string Suffix = ".npy";

    /// <summary>The time every entry carries, so that the same tensors make the same bytes; NumPy's, the first that zip knows.</summary>
    private static readonly DateTimeOffset s_timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly OrderedDictionary<string, Tensor> _tensors = [];

    private NpzFile()
    {
    }

    /// <summary>Number of arrays.</summary>
    public int Count => _tensors.Count;

    /// <summary>The keys, in the order of the file.</summary>
    public IEnumerable<string> Keys => _tensors.Keys;

    /// <summary>The arrays, in the order of the file.</summary>
    public IEnumerable<Tensor> Values => _tensors.Values;

    /// <summary>The array under a key.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such key; the message lists those it has.</exception>
    public Tensor this[string key] =>
        _tensors.TryGetValue(key, out Tensor? tensor)
            ? tensor
            : throw new KeyNotFoundException($"[npz] no key '{key}'; the file has {string.Join(", ", _tensors.Keys.Take(20))}{(Count > 20 ? ", ..." : "")}");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">The file is not a whole, sound .npz file of types that are read.</exception>
    public static NpzFile Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Load(stream, path);
    }

    /// <summary>Reads a seekable stream from its beginning; <paramref name="name"/> is what messages call it.</summary>
    /// <exception cref="InvalidDataException">The stream is not a whole, sound .npz file of types that are read.</exception>
    public static NpzFile Load(Stream stream, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek) throw new ArgumentException("[npz] the stream must be seekable", nameof(stream));
        var zip = new ZipReader(stream, name);
        var file = new NpzFile();
        try
        {
            foreach (ZipEntry entry in zip.Entries)
            {
                string key = entry.Name.EndsWith(Suffix, StringComparison.Ordinal) ? entry.Name[..^Suffix.Length] : entry.Name;
                if (!file._tensors.TryAdd(key, zip.Read(entry, static reader => NpyReader.Read(reader, exact: true))))
                    throw new InvalidDataException($"{name}: the key '{ZipReader.Printable(key)}' stands twice");
            }

            return file;
        }
        catch
        {
            foreach (Tensor tensor in file.Values) tensor.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes tensors of any device under their keys, beside the old file and then in its place; deflated when
    /// <paramref name="compressed"/>, as <c>numpy.savez_compressed</c> does. The same tensors make the same bytes.
    /// </summary>
    /// <exception cref="ArgumentException">A key is empty or stands twice.</exception>
    public static void Save(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors, bool compressed = false) =>
        AtomicFile.Write(path, stream => Save(stream, tensors, compressed));

    /// <summary>Writes tensors to a stream: see <see cref="Save(string, IEnumerable{KeyValuePair{string, Tensor}}, bool)"/>.</summary>
    /// <exception cref="ArgumentException">A key is empty or stands twice.</exception>
    public static void Save(Stream stream, IEnumerable<KeyValuePair<string, Tensor>> tensors, bool compressed = false)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string key, Tensor tensor) in tensors)
        {
            if (string.IsNullOrEmpty(key) || !keys.Add(key))
                throw new ArgumentException($"[npz] the key '{key}' is empty or stands twice", nameof(tensors));
            ZipArchiveEntry entry = zip.CreateEntry(key + Suffix, compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
            entry.LastWriteTime = s_timestamp;
            using Stream content = entry.Open();
            NpyWriter.Write(content, tensor);
        }
    }

    /// <summary>Whether the file has a key.</summary>
    public bool ContainsKey(string key) => _tensors.ContainsKey(key);

    /// <summary>The array under a key, if the file has it.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Tensor value) => _tensors.TryGetValue(key, out value);

    /// <summary>Enumerates keys and arrays in the order of the file.</summary>
    public IEnumerator<KeyValuePair<string, Tensor>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, Tensor>>)_tensors).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
