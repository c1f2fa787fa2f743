using System.Text;

namespace DeZeroNative.NN;

/// <summary>
/// The names of the 1000 classes of ImageNet's challenge, from the file <c>synset_words.txt</c>: line i is class i, an id of WordNet, a
/// space, and names.
/// </summary>
public sealed class ImageNetLabels
{
    private const int Classes = 1000;
    private const int MostBytes = 1 << 20;

    private static readonly RemoteFile s_file = new("synset_words.txt", 31675, "acf75ef0abe89694b19056e0796401068b459c457baa30335f240c7692857355");

    private static readonly DatasetFiles s_files = new(
        "ImageNet label",
        "imagenet",
        new("https://raw.githubusercontent.com/chaosmail/caffejs/d161d610145d6ce1ee4b9e44b10de780e8ecec2d/data/ilsvrc12/"),
        new("https://cdn.jsdelivr.net/gh/chaosmail/caffejs@d161d610145d6ce1ee4b9e44b10de780e8ecec2d/data/ilsvrc12/"));

    private readonly string[] _ids;
    private readonly string[] _names;

    private ImageNetLabels(string[] ids, string[] names) => (_ids, _names) = (ids, names);

    /// <summary>Number of classes.</summary>
    public int Count => _names.Length;

    /// <summary>The names of a class, with commas between them: "tabby, tabby cat".</summary>
    public string this[int label] => _names[label];

    /// <summary>The id of a class in WordNet: "n02123045".</summary>
    public string Id(int label) => _ids[label];

    /// <summary>
    /// Reads the names of all 1000 classes: from a file, or from the folder <c>imagenet</c> of DEZERO_DATA or of the user's cache, or fetched
    /// into the cache.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is not one line for each of the 1000 classes.</exception>
    /// <exception cref="IOException">The file is not here and could not be fetched.</exception>
    public static ImageNetLabels Load(string? path = null, IProgress<DownloadProgress>? progress = null) =>
        Load(s_files, path, progress);

    internal static ImageNetLabels Load(DatasetFiles files, string? path, IProgress<DownloadProgress>? progress)
    {
        path ??= files.Require(s_file, progress);
        ImageNetLabels labels = Read(path);
        return labels.Count == Classes ? labels : throw new InvalidDataException($"{path}: {labels.Count} classes, {Classes} expected");
    }

    /// <summary>Reads a file of this form with any number of classes.</summary>
    /// <exception cref="InvalidDataException">A line is not an id, a space and names.</exception>
    public static ImageNetLabels Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        if (stream.Length > MostBytes) throw new InvalidDataException($"{path}: {stream.Length} bytes are more than a list of classes has");
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        var ids = new List<string>();
        var names = new List<string>();
        try
        {
            while (reader.ReadLine() is { } line)
            {
                int space = line.IndexOf(' ');
                if (space != 9 || line[0] != 'n' || line.AsSpan(1, 8).ContainsAnyExceptInRange('0', '9') || string.IsNullOrWhiteSpace(line[space..]))
                    throw new InvalidDataException($"{path}: line {ids.Count + 1} is not an id such as n01440764, a space and names");
                ids.Add(line[..space]);
                names.Add(line[(space + 1)..]);
            }
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{path}: not a text", e);
        }

        return new([.. ids], [.. names]);
    }
}
