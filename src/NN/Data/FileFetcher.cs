using System.Security.Cryptography;

namespace DeZeroNative.NN;

/// <summary>
/// Fetches a file from the first mirror that has it whole: never more bytes than expected, no waiting for a silent server, the SHA-256
/// checked before the file gets its name.
/// </summary>
internal sealed class FileFetcher(IReadOnlyList<Uri> mirrors, HttpMessageHandler? handler = null)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Fetches a file to <paramref name="target"/>.</summary>
    /// <exception cref="IOException">No mirror delivered the file; the message says why for each.</exception>
    public async Task FetchAsync(RemoteFile file, string target, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        using var client = new HttpClient(handler ?? new SocketsHttpHandler(), disposeHandler: handler is null) { Timeout = s_patience };
        var failures = new List<string>();
        foreach (Uri mirror in mirrors)
        {
            string temporary = AtomicFile.TemporaryBeside(Path.GetFullPath(target));
            try
            {
                await DownloadAsync(client, new Uri(mirror, file.Name), file, temporary, progress, cancellation).ConfigureAwait(false);
                File.Move(temporary, target, overwrite: true);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or OperationCanceledException
                && !cancellation.IsCancellationRequested)
            {
                failures.Add($"{mirror}: {(e is OperationCanceledException ? "no answer in time" : e.Message)}");
            }
            finally
            {
                File.Delete(temporary);
            }
        }

        throw new IOException($"[download] {file.Name} could not be fetched: {string.Join("; ", failures)}");
    }

    /// <summary>Whether a file has the length and the SHA-256 it must have.</summary>
    public static bool IsIntact(string path, RemoteFile file)
    {
        var info = new FileInfo(path);
        if (!info.Exists || info.Length != file.Length) return false;
        using FileStream stream = info.OpenRead();
        return Matches(SHA256.HashData(stream), file);
    }

    private static async Task DownloadAsync(
        HttpClient client,
        Uri url,
        RemoteFile file,
        string path,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        using HttpResponseMessage response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using Stream source = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var sink = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 16];
        long total = 0;
        while (true)
        {
            patience.CancelAfter(s_patience);
            int read = await source.ReadAsync(buffer, patience.Token).ConfigureAwait(false);
            if (read == 0) break;
            total += read;
            if (total > file.Length) throw new InvalidDataException($"more than the expected {file.Length} bytes came");
            hash.AppendData(buffer, 0, read);
            await sink.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            progress?.Report(new DownloadProgress(file.Name, total, file.Length));
        }

        if (total != file.Length) throw new InvalidDataException($"{total} of {file.Length} bytes came");
        if (!Matches(hash.GetHashAndReset(), file)) throw new InvalidDataException("the SHA-256 is not that of the known file");
        sink.Flush(flushToDisk: true);
    }

    private static bool Matches(byte[] hash, RemoteFile file) => Convert.ToHexStringLower(hash) == file.Sha256;
}
