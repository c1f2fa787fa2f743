using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DeZeroNative.Interop.OpenCL;

/// <summary>
/// Program binaries on disk, one file each. The key is the SHA-256 of everything a binary depends on. A file is
/// <c>magic (8) | key (32) | SHA-256 of the binary (32) | length (8) | binary</c>; one that is damaged, cut, or made for
/// another key counts as absent, and so does a folder that cannot be read or written. Processes may share a folder. Programs of
/// older kernels and drivers stay until there are more than <paramref name="maxBytes"/>; then those longest unused go.
/// </summary>
internal sealed class ProgramCache(string? folder, long maxBytes = ProgramCache.StandardSize)
{
    /// <summary>Bytes kept, unless told otherwise: many times what all kernels of this library come to.</summary>
    public const long StandardSize = 256L << 20;

    private const int HeaderSize = 8 + 32 + 32 + 8;
    private const long MaxBinary = 256L << 20;

    // How fine the record of an entry's last use is: reading a cache seldom writes to it.
    private static readonly TimeSpan s_usedAgain = TimeSpan.FromDays(1);

    private int _tidied;

    private static ReadOnlySpan<byte> Magic => "DZNCL\0\0\x1"u8;

    /// <summary>The folder of the entries; null keeps nothing.</summary>
    public string? Folder { get; } = folder;

    /// <summary>The cache of the current user: <c>opencl</c> in DEZERO_CACHE, or in <c>dezeronative</c> below the system's cache folder.</summary>
    public static ProgramCache ForUser()
    {
        string? root = Environment.GetEnvironmentVariable("DEZERO_CACHE");
        if (string.IsNullOrEmpty(root))
        {
            root = SystemCacheFolder();
            root = string.IsNullOrEmpty(root) ? null : Path.Combine(root, "dezeronative");
        }

        return new ProgramCache(root is null ? null : Path.Combine(root, "opencl"));
    }

    /// <summary>The key of a program on a device.</summary>
    public static byte[] Key(DeviceCapabilities device, string source, string options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (string part in (ReadOnlySpan<string>)
            [device.Name, device.Vendor, device.DriverVersion, device.Version, device.PlatformName, device.PlatformVersion, source, options])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);

            // The length goes in too, so that no two lists of parts run together into one text.
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>The path of an entry.</summary>
    public string? PathOf(ReadOnlySpan<byte> key) => Folder is null ? null : Path.Combine(Folder, Convert.ToHexStringLower(key) + ".bin");

    /// <summary>The binary under a key, or null.</summary>
    public byte[]? Load(ReadOnlySpan<byte> key)
    {
        if (PathOf(key) is not { } path)
        {
            return null;
        }

        try
        {
            using FileStream file = File.OpenRead(path);
            Span<byte> header = stackalloc byte[HeaderSize];
            if (file.Length is <= HeaderSize or > MaxBinary || file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
            {
                return null;
            }

            long length = BinaryPrimitives.ReadInt64LittleEndian(header[72..]);
            if (!header[..8].SequenceEqual(Magic) || !header[8..40].SequenceEqual(key) || length != file.Length - HeaderSize)
            {
                return null;
            }

            var binary = new byte[length];
            if (file.ReadAtLeast(binary, binary.Length, throwOnEndOfStream: false) < binary.Length
                || !SHA256.HashData(binary).AsSpan().SequenceEqual(header[40..72]))
            {
                return null;
            }

            MarkUsed(path);
            return binary;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a binary: written beside its place, then renamed, so that no reader sees half of it.</summary>
    public void Store(ReadOnlySpan<byte> key, ReadOnlySpan<byte> binary)
    {
        if (PathOf(key) is not { } path || binary.IsEmpty || binary.Length > MaxBinary - HeaderSize)
        {
            return;
        }

        string beside = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Folder!);
            Span<byte> header = stackalloc byte[HeaderSize];
            Magic.CopyTo(header);
            key.CopyTo(header[8..]);
            SHA256.HashData(binary, header[40..]);
            BinaryPrimitives.WriteInt64LittleEndian(header[72..], binary.Length);
            using (FileStream file = File.Create(beside))
            {
                file.Write(header);
                file.Write(binary);
            }

            File.Move(beside, path, overwrite: true);
            if (Interlocked.Exchange(ref _tidied, 1) == 0)
            {
                Tidy();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written costs time at the next start, nothing else.
            Discard(beside);
        }
    }

    private static void MarkUsed(string path)
    {
        try
        {
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > s_usedAgain)
            {
                File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    // At the first store of a process: what builds no programs needs no tidying. Half is kept, so that this is rare.
    private void Tidy()
    {
        FileInfo[] entries = [.. new DirectoryInfo(Folder!).EnumerateFiles("*.bin").OrderByDescending(file => file.LastWriteTimeUtc)];
        long bytes = entries.Sum(file => file.Length);
        if (bytes <= maxBytes)
        {
            return;
        }

        for (int i = entries.Length - 1; i > 0 && bytes > maxBytes / 2; i--)
        {
            bytes -= entries[i].Length;
            Discard(entries[i].FullName);
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static string? SystemCacheFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        }

        string? folder = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!string.IsNullOrEmpty(folder) && Path.IsPathRooted(folder))
        {
            return folder;
        }

        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? null : Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
    }
}
