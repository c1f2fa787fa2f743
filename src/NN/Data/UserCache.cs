namespace DeZeroNative.NN;

/// <summary>Where fetched files are kept for the current user: DEZERO_CACHE, or <c>dezeronative</c> in the system's cache folder.</summary>
internal static class UserCache
{
    /// <summary>A folder in the cache, which may not exist yet.</summary>
    /// <exception cref="IOException">The system knows no folder for the user.</exception>
    public static string Folder(string name)
    {
        string? root = Environment.GetEnvironmentVariable("DEZERO_CACHE");
        return string.IsNullOrEmpty(root) ? Path.Combine(SystemFolder(), "dezeronative", name) : Path.Combine(root, name);
    }

    private static string SystemFolder()
    {
        string? folder = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!string.IsNullOrEmpty(folder) && Path.IsPathRooted(folder)) return folder;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length == 0) throw new IOException("[cache] the user has no home folder; set DEZERO_CACHE");
        return Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
    }
}
