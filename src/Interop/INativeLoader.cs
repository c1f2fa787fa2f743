namespace DeZeroNative.Interop;

/// <summary>The parts of the machine that the search for a library touches; tests put their own in place.</summary>
internal interface INativeLoader
{
    /// <summary>Reads an environment variable; null when it is not set.</summary>
    string? GetEnvironmentVariable(string name);

    /// <summary>Whether a file is at this path.</summary>
    bool FileExists(string path);

    /// <summary>Loads a library by full path or bare name; <paramref name="error"/> is the system's reason when it cannot.</summary>
    bool TryLoad(string path, out nint handle, out string error);

    /// <summary>The address of an export.</summary>
    bool TryGetExport(nint handle, string name, out nint address);

    /// <summary>Unloads a library that turned out to be the wrong one.</summary>
    void Free(nint handle);
}
