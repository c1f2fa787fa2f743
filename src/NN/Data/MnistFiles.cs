namespace DeZeroNative.NN;

/// <summary>The four files of MNIST: where they are looked for, and where they come from.</summary>
internal sealed class MnistFiles(Func<string?> dataFolder, Func<string?> cacheFolder, FileFetcher fetcher)
{
    private const string Compressed = ".gz";

    private static readonly Uri[] s_mirrors =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    public static RemoteFile TrainImages { get; } =
        new("train-images-idx3-ubyte.gz", 9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609");

    public static RemoteFile TrainLabels { get; } =
        new("train-labels-idx1-ubyte.gz", 28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c");

    public static RemoteFile TestImages { get; } =
        new("t10k-images-idx3-ubyte.gz", 1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6");

    public static RemoteFile TestLabels { get; } =
        new("t10k-labels-idx1-ubyte.gz", 4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

    /// <summary>The files of this process: DEZERO_DATA, the user's cache, the public mirrors.</summary>
    public static MnistFiles Default { get; } = new(
        () => Environment.GetEnvironmentVariable("DEZERO_DATA") is { Length: > 0 } root ? Path.Combine(root, "mnist") : null,
        () => UserCache.Folder("mnist"),
        new FileFetcher(s_mirrors));

    private static RemoteFile[] All => [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>Whether all files can be read without the network.</summary>
    public bool AreHere => All.All(file => Find(file) is not null);

    /// <summary>The path of a file, fetched first if it is not here.</summary>
    public string Require(RemoteFile file, IProgress<DownloadProgress>? progress) =>
        // Off the caller's context: a constructor waits for this.
        Find(file) ?? Task.Run(() => FetchAsync(file, progress, CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>Fetches every file that is not here.</summary>
    public async Task FetchAsync(IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        foreach (RemoteFile file in All)
            if (Find(file) is null) await FetchAsync(file, progress, cancellation).ConfigureAwait(false);
    }

    private string? Find(RemoteFile file)
    {
        if (dataFolder() is { } data)
        {
            string compressed = Path.Combine(data, file.Name), plain = compressed[..^Compressed.Length];
            if (File.Exists(compressed)) return compressed;
            if (File.Exists(plain)) return plain;
        }

        string? cached = cacheFolder() is { } cache ? Path.Combine(cache, file.Name) : null;
        return cached is not null && FileFetcher.IsIntact(cached, file) ? cached : null;
    }

    private async Task<string> FetchAsync(RemoteFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            string folder = cacheFolder() ?? throw new IOException("[cache] the user has no home folder; set DEZERO_CACHE");
            string target = Path.Combine(folder, file.Name);
            await fetcher.FetchAsync(file, target, progress, cancellation).ConfigureAwait(false);
            return target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{e.Message}. Without a network, put the MNIST files into a folder 'mnist' and let DEZERO_DATA name the folder around it.", e);
        }
    }
}
