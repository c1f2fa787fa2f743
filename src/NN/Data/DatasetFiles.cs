namespace DeZeroNative.NN;

/// <summary>
/// Where the files of a data set are looked for, and where they come from. Files in the folder of the user's own data are taken by name,
/// gzipped or not; files in the cache have the known SHA-256, or are fetched anew.
/// </summary>
internal sealed class DatasetFiles(string title, string name, Func<string?> dataFolder, Func<string?> cacheFolder, FileFetcher? fetcher)
{
    private const string Compressed = ".gz";

    /// <summary>The search of this process: the folder <paramref name="name"/> of DEZERO_DATA, that of the user's cache, the mirrors.</summary>
    public DatasetFiles(string title, string name, params Uri[] mirrors)
        : this(title, name, () => InDataFolder(name), () => UserCache.Folder(name), new FileFetcher(mirrors))
    {
    }

    /// <summary>The folder of the user's own data, which may not exist; null where none is named.</summary>
    public string? DataFolder => dataFolder();

    /// <summary>These files, or, where a folder is named, those in it and no others.</summary>
    public DatasetFiles Within(string? folder) => folder is null ? this : new DatasetFiles(title, name, () => folder, () => null, fetcher: null);

    /// <summary>The path of a file that can be read without the network.</summary>
    public string? Find(RemoteFile file)
    {
        if (dataFolder() is { } data)
        {
            string path = Path.Combine(data, file.Name);
            if (File.Exists(path)) return path;
            if (path.EndsWith(Compressed, StringComparison.Ordinal) && File.Exists(path[..^Compressed.Length])) return path[..^Compressed.Length];
        }

        string? cached = cacheFolder() is { } cache ? Path.Combine(cache, file.Name) : null;
        return cached is not null && FileFetcher.IsIntact(cached, file) ? cached : null;
    }

    /// <summary>The path of a file, fetched first if it is not here.</summary>
    /// <exception cref="IOException">The file is not here and could not be fetched.</exception>
    public string Require(RemoteFile file, IProgress<DownloadProgress>? progress) =>
        // Off the caller's context: a constructor waits for this.
        Find(file) ?? Task.Run(() => FetchAsync(file, progress, CancellationToken.None)).GetAwaiter().GetResult();

    /// <summary>Fetches every file that is not here.</summary>
    /// <exception cref="IOException">A file could not be fetched.</exception>
    public async Task FetchAsync(IEnumerable<RemoteFile> files, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        foreach (RemoteFile file in files)
            if (Find(file) is null) await FetchAsync(file, progress, cancellation).ConfigureAwait(false);
    }

    private static string? InDataFolder(string name) =>
        Environment.GetEnvironmentVariable("DEZERO_DATA") is { Length: > 0 } root ? Path.Combine(root, name) : null;

    private async Task<string> FetchAsync(RemoteFile file, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        if (fetcher is null) throw new FileNotFoundException($"[{name}] {file.Name} is not in the folder {dataFolder()}");
        try
        {
            string folder = cacheFolder() ?? throw new IOException("[cache] the user has no home folder; set DEZERO_CACHE");
            string target = Path.Combine(folder, file.Name);
            await fetcher.FetchAsync(file, target, progress, cancellation).ConfigureAwait(false);
            return target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"{e.Message}. Without a network, put the {title} files into a folder '{name}' and let DEZERO_DATA name the folder around it.", e);
        }
    }
}
