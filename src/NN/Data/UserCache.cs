namespace DeZeroNative.NN;

/// <summary>Where fetched files are kept for the current user: DEZERO_CACHE, or <c>dezeronative</c> in the system's cache folder.</summary>
internal static class UserCache
{
    /// <summary>A folder in the cache, which may not exist yet; null where the system knows no folder for the user.</summary>
    public static string? Folder(string name)
    {
        string? root = Environment.GetEnvironmentVariable("DEZERO_CACHE");
        if (!string.IsNullOrEmpty(root)) return Path.Combine(root, name);
        return SystemFolder() is { } system ? Path.Combine(system, "dezeronative", name) : null;
    }

    private static string? SystemFolder()
    {
        string? folder = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!string.IsNullOrEmpty(folder) && Path.IsPathRooted(folder)) return folder;
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return home.Length == 0 ? null : Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache");
    }
}
